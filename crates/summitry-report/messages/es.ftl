# Las palabras propias del producto, en español. Las etiquetas vienen del archivo del escenario.
# Lo destacado va entre ⟦ y ⟧. Los números llegan como texto en la forma del idioma; los conteos eligen el plural.

# --- números ---------------------------------------------------------------
under-one = menos de 1
over-ninety-nine = más de 99
of-hundred = { $n } de cada 100
from-to = { $low } a { $high }
under-percent = menos del { $percent }
months = ene feb mar abr may jun jul ago sep oct nov dic
list-and = { $init } { $and } { $last }
list-and-apart = { $init }, { $and } { $last }
quoted = «{ $text }»
quoted-original = en el original: { $text }
and = y
or = o
not = no

# --- palabras de las escalas habituales, como las escribe un archivo
written-courtesy-call = visita de cortesía
written-working-visit = visita de trabajo
written-prepared-summit = cumbre preparada
written-final-round = ronda final
written-sentence = una frase
written-decision = una decisión
written-programme = un programa
written-law = una ley
written-easy = fácil
written-moderate = moderado
written-hard = difícil
written-vital = vital
written-major = mucho
written-some = algo
written-minor = poco
written-none = nada

# --- palabras de probabilidad ----------------------------------------------
word-between = entre { $low } y { $high }
scale-own = la escala del archivo
likelihood-almost-no-chance = casi ninguna posibilidad
likelihood-very-unlikely = muy improbable
likelihood-unlikely = improbable
likelihood-roughly-even-chance = posibilidades parejas
likelihood-roughly-even = posibilidades parejas
likelihood-likely = probable
likelihood-very-likely = muy probable
likelihood-almost-certain = casi seguro
likelihood-remote-chance = posibilidad remota
likelihood-highly-unlikely = altamente improbable
likelihood-realistic-possibility = posibilidad realista
likelihood-highly-likely = altamente probable
likelihood-even-chance = posibilidades parejas
likelihood-exceptionally-unlikely = excepcionalmente improbable
likelihood-extremely-unlikely = extremadamente improbable
likelihood-about-as-likely-as-not = tan probable como no
likelihood-more-likely-than-not = más probable que no
likelihood-extremely-likely = extremadamente probable
likelihood-virtually-certain = prácticamente seguro
likelihood-probable = probable

# --- encabezado ------------------------------------------------------------
untitled = Negociación sin título
known-as-of = con lo que se sabía el { $day }
stamp = ILUSTRACIÓN, NO PRONÓSTICO: { $why }.
stamp-draft = BORRADOR, NO PRONÓSTICO: nadie ha revisado { $blocks ->
    [one] un bloque
   *[other] { $blocks } bloques
 } del archivo (reviewed = false).
stamp-after = el archivo se escribió después del hecho
stamp-invented = la negociación es inventada
stamp-by-hand = El archivo dice haberse escrito antes del hecho; no está sellado por el reloj: su sello del { $day } lleva una fecha puesta a mano.
stamp-unsealed = El archivo dice haberse escrito antes del hecho; no está sellado.
stamp-partial = PARCIAL, detenido tras { $worlds } de { $of } reuniones simuladas.
stamp-partial-turn = No se terminó de buscar lo que lo cambiaría.
stamp-partial-without = No se calcularon los acuerdos, las conversaciones ni lo que lo cambiaría.
stamp-undated = el archivo no dice que se haya escrito antes del hecho
party-people = { $party } ({ $people })
made-file = { $file } (SHA-256 { $hash }…), Summitry { $version }
made-worlds = { $worlds } mundos, semilla { $seed } (probabilidad de un acuerdo ±{ $error } de cada 100 por el número de mundos: su error estándar)
made-ranges = intervalos de los primeros { $worlds } mundos, cuyas filas se guardan
made-exact = probabilidades integradas con exactitud dentro de cada mundo
made-sampled = probabilidades muestreadas dentro de { $worlds } mundos; eso agrega un error estándar de { $error } en 100 a los desenlaces y de { $options } a lo acordado

# --- finales ---------------------------------------------------------------
ending-agreed = acuerdo
ending-agreed-note = se acuerda al menos un paso
ending-words-only = solo palabras amables
ending-words-only-note = nada acordado, sin pelea
ending-bust-up = pelea pública
ending-bust-up-note = la reunión acaba en pelea; pueden cumplirse amenazas
ending-no-zone = ningún acuerdo posible
ending-no-zone-note = ningún acuerdo conviene a todas las partes
ending-no-zone-note-vote = ningún acuerdo reúne los votos
ending-no-zone-capacity = ningún acuerdo conviene a todas las partes ({ $n } porque es más de lo que cabe en una reunión)
ending-no-zone-capacity-vote = ningún acuerdo reúne los votos ({ $n } porque es más de lo que cabe en una reunión)
tag-now = hoy

# --- cinco frases ----------------------------------------------------------
predicate = : ⟦{ $word }⟧, { $of }
predicate-bare = : ⟦{ $of }⟧
predicate-almost-no-chance = : ⟦{ $word }⟧, { $of }
predicate-roughly-even-chance = : ⟦{ $word }⟧, { $of }
predicate-even-chance = : ⟦{ $word }⟧, { $of }
predicate-remote-chance = : ⟦{ $word }⟧, { $of }
predicate-realistic-possibility = : ⟦{ $word }⟧, { $of }
sentence-agreement = Un acuerdo{ $is } ({ $range } según se mueven los números del archivo).
sentence-agreement-wide = Un acuerdo{ $is } ({ $range } según se mueven los números del archivo: de { $lowword } a { $highword }).
sentence-content = Lo que más se acuerda: { $top }.
sentence-content-rare = Ningún cambio suelto se acuerda en 5 de cada 100 reuniones simuladas o más.
sentence-wanted = Lo que más quiere cada parte, y cuánto se da, con acuerdo o sin él: { $hoped }.
wanted-by = { $who }, { $what }
sentence-content-none = No hay nada que acordar: ningún tema tiene otra opción.
option-of = «{ $option }» ({ $n })
sentence-row = Solo palabras amables: { $words }. Una pelea pública{ $is }.
sentence-row-rooms = Solo palabras amables: { $words }. Una pelea pública{ $is }, pero { $high } en la sala «{ $there }» frente a { $low } en «{ $here }».
sentence-no-cases = Ningún acuerdo convendría a todas las partes: { $zone }.
sentence-no-cases-vote = Ningún acuerdo reuniría los votos: { $zone }.
sentence-cases = Desenlaces con nombre: { $cases }.
case-of = { $case } – { $word }, { $n }
case-of-bare = { $case } – { $n }
sentence-support = De { $total } números, { $stated ->
    [0] ninguno está
    [one] uno está
   *[other] { $stated } están
 } en una fuente; ninguno mueve por sí solo la probabilidad de un acuerdo más que su ruido.
sentence-support-driver = De { $total } números, { $stated ->
    [0] ninguno está
    [one] uno está
   *[other] { $stated } están
 } en una fuente. Lo que más mueve la probabilidad de un acuerdo es ⟦{ $driver }⟧ ({ $low } si es bajo, { $high } si es alto): { $who }.
reading = Las cifras son de cada 100 reuniones simuladas. Las palabras siguen { $scale }. Un rango dice cuánto se mueve la respuesta del modelo con los números del archivo (5–95 %): no es un intervalo de nada observado ni incluye el error del modelo. Cada cifra se redondea por separado; las diferencias, antes de redondear.
reading-outside = † marca un rango que no contiene su cifra: en unas pocas reuniones simuladas la probabilidad se aleja tanto del resto que llevan la media más allá de donde están nueve de cada diez.

# --- la probabilidad de un acuerdo ---------------------------------------------------------------
outcome-by-last = un acuerdo antes de que acabe la última reunión
outcome-refused = { $who } { $count ->
    [one] frena
   *[other] frenan
 } un acuerdo
outcome-outvoted = un acuerdo contra { $who }
title-headline = De dónde sale la probabilidad de un acuerdo
level-class = De { $n } { $unit ->
    [meeting] reuniones así
   *[other] casos así
 } ({ $label }), en ⟦{ $k }⟧ ocurrió esto: { $event }. Son { $share } de cada 100; en esta reunión: ⟦{ $this }⟧.
level-unverified = Sea quien sea que lo contó, no hemos visto el texto de la fuente.
level-base = Cuántas reuniones así acaban en acuerdo es un juicio del propio archivo, no un recuento: «{ $written }», de media { $share } de cada 100; en esta: ⟦{ $this }⟧.
level-words-only = Cuántas conversaciones así quedan solo en palabras es un juicio del propio archivo, no un recuento: «{ $written }», lo que deja de media { $share } de cada 100 con acuerdo; en esta: ⟦{ $this }⟧.
headline-deal = un acuerdo
headline-lost = De cada 100 reuniones simuladas, ⟦{ $n }⟧ acaban en acuerdo. Se pierden { $lost }.
headline-none-lost = De cada 100 reuniones simuladas, ⟦{ $n }⟧ acaban en acuerdo.
headline-gain-less = Si la parte que menos gana pudiera ganar lo habitual, un tema importante, saldrían { $level }; aquí puede ganar menos, y por eso son { $n }.
headline-gain-usual = La parte que menos gana puede ganar más o menos lo habitual, un tema importante: la cifra se queda donde está, en { $n }.
headline-gain-more = Si la parte que menos gana solo pudiera ganar lo habitual, un tema importante, saldrían { $level }; aquí puede ganar más, y por eso son { $n }.
lost-bust-up = por una pelea pública
lost-no-package = porque no hay nada que acordar
lost-not-raised = porque no se plantea lo que se podría intercambiar
lost-link = porque una cosa no se consigue sin otra
lost-effort = porque todo acuerdo es más de lo que cabe en una reunión
lost-useless = porque nada de lo que está en la mesa beneficia a nadie
lost-loses = porque { $who } perdería con el acuerdo más cercano
lost-no-coalition = porque nadie reúne a quienes hacen falta
lost-refused = porque { $who } diría que no
lost-lapses = porque caduca lo que lo sostenía
lost-words = en palabras amables, pese a que era posible un acuerdo
lost-words-small = en palabras amables, sobre todo porque lo que puede ganar la parte que menos gana es poco
lost-beaten = porque acuerdan otra cosa
lost-no-zone = porque ningún acuerdo conviene a todas las partes
lost-no-zone-vote = porque ningún acuerdo reúne los votos
gate-bust-up = antes hay una pelea pública
gate-no-package = ningún acuerdo podría traerlo
gate-not-raised = no se plantea lo que hace falta
gate-link = una cosa no se consigue sin otra
gate-effort = es más de lo que cabe en una reunión
gate-useless = requiere un cambio que no beneficia a nadie
gate-loses = { $who } perdería con ello
gate-no-coalition = quienes lo quieren no bastan para decidir
gate-refused = { $who } diría que no
gate-lapses = no se acuerda nada y caduca
gate-words = las conversaciones quedan en palabras amables, aunque se podría acordar
gate-beaten = acuerdan otra cosa, aunque se podría acordar
carried = De la amplitud de esta cifra, { $shares }.
carried-sides = el { $percent } viene de lo que las partes quieren, pueden hacer y tienen en casa
carried-level = el { $percent } de cuántas reuniones así acaban en acuerdo
carried-capacity = el { $percent } de cuánto cabe en una reunión
carried-venue = el { $percent } de la sala
carried-together = Juntas suman más de 100 porque actúan juntas.
carried-nothing = Ningún número del archivo tiene una amplitud que mueva esta cifra.
at-level = acuerdo, con una ganancia habitual
group-level = Si solo contara el recuento de reuniones así
key-gates = Adónde van 100 reuniones simuladas:
support-stated = consta en la fuente
support-direction = dirección citada, magnitud nuestra
support-judgement = conjetura nuestra, sin cita
support-default = por defecto, el archivo calla
support-engine = valor por defecto del motor

# --- títulos y columnas ----------------------------------------------------
title-in-short = En pocas palabras
title-endings = Cómo puede terminar
title-events = Desenlaces con nombre
title-ladders = En qué termina cada tema
title-steps = Paso a paso: primero lo que casi no le cuesta a nadie
title-rooms = Cambie la sala
title-guess = Qué lo mueve: si nuestra conjetura fuera otra
title-knew = Qué cambiaría si lo supiéramos
title-affected = A quién afecta
title-packages = Acuerdos más probables
title-why = Qué lo impide
because = { $what }: ⟦{ $n }⟧, porque en { $m } { $gate }.
because-most = { $what }: ⟦{ $n }⟧, sobre todo porque { $gate } (en { $m }).
because-likely = { $what }: ⟦{ $n }⟧. Lo que más a menudo lo impide: { $gate } (en { $m }).
because-nothing = { $what }: ⟦{ $n }⟧. Nada lo impide.
because-untold = { $what }: ⟦{ $n }⟧. Aquí no se puede decir qué lo impide.
because-wanted = «{ $what }», lo más deseado por { $who }
title-rules = Según la regla de negociación
title-rests = En qué se apoya
title-checks = Contrastado con la fuente
title-questions = Preguntas con las que se nos calificará
title-background = Cómo se llegó hasta aquí
title-matters = Qué le importa a quién, en puntos de 100
title-table = En la mesa
title-disputes = Hechos en disputa
title-side-deals = El acuerdo que nadie anunciaría
title-warnings = Advertencias
title-comparison = Lado a lado
title-lines = Líneas que difieren
title-next = para seguir
unit-runs = de cada 100 reuniones simuladas
picked-alone = cada parte elige sola; el peldaño más bajo es la pelea pública
column-outcome = desenlace
column-chance = de 100
column-range = rango
column-base = tasa base
record-weighted = media ponderada de posiciones
column-issue = tema
column-option = opción
column-step = paso
column-effort = esfuerzo
column-sides-gain = partes que ganan
column-sides-same = que no notan nada
column-sides-lose = que pierden
column-gains-most = gana más
column-loses-most = pierde más
key-sides-gain = partes que ganan
key-sides-same = no notan nada
key-sides-lose = pierden
column-nobody-loses = nadie pierde
column-by-3 = nadie pierde > 3 puntos
column-value = valor
column-low-high = tercio bajo → alto
column-says = quién lo dice
column-if = si
column-yes = sí
column-no = no
column-share = cuánto vale saberlo
column-who = quién
column-better = mejor
column-same = igual
column-worse = peor
column-package = qué cambia
column-question = pregunta
column-by = a más tardar
column-this = este
column-other = otro
column-difference = diferencia
column-where = dónde
column-ending = desenlace

# --- notas bajo las tablas -------------------------------------------------
note-more-steps = { $n ->
    [one] Otro paso más; está en los datos JSON.
   *[other] Otros { $n } pasos; están en los datos JSON.
 }
note-steps = Puntos de importancia: un tema vale de 0 a 100 entre su peor y su mejor opción, en una misma escala para todas las partes. Últimas columnas: de cada 100 reuniones simuladas, aquellas en que nadie pierde nada, y en que nadie pierde más de 3 puntos.
note-rooms = Lo demás igual, en cada sala.
note-guess = De cada 100 reuniones simuladas, las que terminan en acuerdo cuando el valor es bajo (su tercio inferior) y cuando es alto (su tercio superior); los demás varían.
note-quiet = { $n ->
    [0] Se muestran todos los demás valores.
    [one] Otro valor lo mueve menos de 1 en 100 o menos que su ruido.
   *[other] Otros { $n } valores lo mueven menos de 1 en 100 o menos que su ruido.
 }
note-knew = «Cuánto vale saberlo»: la parte de la incertidumbre sobre el acuerdo que desaparecería al saberlo.
note-affected = Frente a hoy: mejor o peor por más de 1 punto.
note-rules = La ganancia común es la regla de este pronóstico; las otras son reglas de manual y se muestran al lado.
note-alike = { $n ->
    [one] Otra opción difiere en menos de 2 de cada 100.
   *[other] Otras { $n } opciones difieren en menos de 2 de cada 100.
 }
note-no-steps = No hay ningún paso suelto abierto.
note-none-moves = Ningún valor mueve por sí solo la probabilidad de un acuerdo más que su ruido.
note-no-packages = Nunca se llegó a un acuerdo.
step-called = lo más fácil según la fuente
rule-nash = Nash
rule-common-gain = ganancia común
rule-kalai-smorodinsky = Kalai–Smor.
rule-utilitarian = utilitaria
rule-egalitarian = igualitaria

# --- valores en palabras ---------------------------------------------------
value-capacity = cuánto cabe en una reunión
value-base = cuántas reuniones así acaban en acuerdo
value-words-only = cuántas charlas amables quedan solo en palabras
value-together = cuánto se mueven juntos: { $what }
value-power = poder de negociación: { $what }
value-own-stake = cuánto pesa su interés propio: { $what }
value-raised = probabilidad de que se plantee: { $what }
value-delivered = parte de la promesa que se cumple: { $what }
value-effort = esfuerzo: { $what }
value-matters = cuánto importa a { $who }: { $what }
value-score = cuánto vale para { $who }: { $what }
value-audience = peso de un público: { $what }
value-venue-chance = probabilidad de la sala: { $what }
value-venue-weight = peso de la sala: { $what }
value-venue-pull = influencia del público: { $what }
value-venue-bust-up = probabilidad de una pelea pública: { $what }
value-threat = probabilidad de que se cumpla una amenaza: { $what }
value-threat-worst = cuántas veces toma su peor forma la amenaza: { $what }
value-outside-worth = qué gana con otra salida: { $what }
value-outside-costs = qué le cuesta a la otra parte esa salida: { $what }
value-link = probabilidad de que se cumpla la condición: { $what }
value-side-worth = valor del acuerdo aparte (especulación): { $what }
value-side-offer = probabilidad de que se ofrezca el acuerdo aparte (especulación): { $what }
value-side-leaks = probabilidad de que se filtre el acuerdo aparte (especulación): { $what }
value-side-leaked = costo de una filtración ante { $who } (especulación): { $what }
value-feels = cuánto lo siente { $who }: { $what }
value-question-holds = probabilidad de que dure lo acordado: { $what }
value-question-otherwise = probabilidad de que ocurra de todos modos: { $what }
value-engine-sharpness = cuánto prefieren los mejores acuerdos las reglas de manual
value-engine-choosing = cuánto se prefieren los mejores acuerdos
value-engine-waste = cuánto pierde un acuerdo por cada uno que es mejor para todos
value-engine-split = cuánto cuenta encontrarse a medio camino
value-engine-elasticity = cuánto mueve la probabilidad de un acuerdo lo que está en juego
value-engine-tone = con cuánta decisión elige cada parte su tono
value-engine-threats-together = cuánto van juntas las amenazas
value-engine-nash-floor = piso en la regla de Nash
value-engine-ks-blend = mezcla en la regla de Kalai–Smorodinsky
value-engine-tolerance = puntos por debajo de los cuales no hay pérdida
value-engine-rounds = rondas de ofertas que caben en una reunión
value-engine-patience = rondas sin mejor oferta tras las que una parte se va
value-engine-misreading = cuánto se equivocan las partes sobre la otra

# --- ramas -----------------------------------------------------------------
branch-venue = la sala es: { $what }
branch-link = se cumple la condición: { $what }
branch-offer = se ofrece (especulación): { $what }
branch-raised = se plantea: { $what }
branch-threat = se cumple si nada se acuerda: { $what }
cheapest-gain = lo más fácil está en { $what }

# --- en qué se apoya -------------------------------------------------------
rests-line = De { $total } números, { $each }.
rests-by-agent = { $count ->
    [one] Uno de ellos lo propuso un agente, y ninguna persona lo ha hecho suyo.
   *[other] { $count } de ellos los propuso un agente, y ninguna persona los ha hecho suyos.
 }
rests-quotes = { $quotes ->
    [0] Sin citas.
    [one] Una cita
   *[other] { $quotes } citas
 }{ $quotes ->
    [0] {""}
   *[other] {" "}de { $sources ->
        [one] una fuente
       *[other] { $sources } fuentes
     }, sin cotejar con su fuente en esta ejecución.
 }
rests-defaults = Valores por defecto usados: { $file } donde el archivo calla, { $engine } del motor.
title-gaps = No se sabe
confidence = Confianza: { $level } ({ $sources ->
    [0] ninguna fuente
    [one] una fuente
   *[other] { $sources } fuentes
 }; { $stated ->
    [0] ninguno de { $total } números consta en una fuente
    [one] uno de { $total } números consta en una fuente
   *[other] { $stated } de { $total } números constan en una fuente
 }; { $share } de lo que mueve la probabilidad de un acuerdo consta).
confidence-low = baja
confidence-moderate = media
confidence-high = alta

# --- contra la fuente, por calificar ---------------------------------------
expects-chance = { $what }: { $band }
expects-said = { $what } ({ $band })
expects-most-likely = { $what }, el final más probable
check-agrees = ✔ { $whose }: { $expects }. Aquí también: { $n }.
check-source = Fuente
check-ours = Nuestra lectura de la fuente
check-why = Por qué: { $why }
check-rank = Se cuentan las reuniones simuladas en que su mejor paso es el más fácil que no perjudica a nadie; el modelo pone ese paso en el puesto { $rank } de { $steps }{ $losers ->
    [none] .
   *[other] ; le cuesta a { $losers }.
 }
check-loses = { $who } { $n } puntos
check-disagrees = ✘ { $whose }: { $expects }. Aquí: { $n }.
no-base-rate = sin tasa base
base-rate = tasa base { $rate }
base-rate-of = tasa base { $rate } ({ $of })
settled-by = «{ $ask }» – se decide: { $how }
side-deal = Especulación, no un hecho informado: { $what }. Probabilidad de que se ofrezca, según el archivo: { $written }.
side-deal-branch = Acuerdo si se ofrece { $yes }; si no, { $no }.

# --- lado a lado -----------------------------------------------------------
comparison-of = «Este» es { $this }; «otro» es { $other }. Los mismos mundos, los mismos sorteos.
comparison-noise = Las diferencias marcadas con ~ están dentro del ruido (dos errores estándar sobre los mundos comunes).
comparison-unpaired = Las dos simulaciones no comparten mundos uno a uno; el ruido es el de dos simulaciones separadas.
comparison-headline = ⟦{ $what }⟧: { $this } frente a { $other }, una diferencia de { $difference }.
comparison-headline-same = ⟦{ $what }⟧: { $this } frente a { $other }; la diferencia está dentro del ruido.
comparison-no-lines = Ninguna línea difiere.
line-changed = { $place }  { $path }: { $this } aquí, { $other } allá
line-only-this = { $place }  { $path }: { $this }; no está en el otro
line-only-other = { $place }  { $path }: solo en el otro, { $other }
group-endings = Desenlaces
group-events = Desenlaces con nombre
group-questions = Preguntas
group-expectations = Lo que espera la fuente
group-issues = Temas
group-affected = A quién afecta

# --- explicar --------------------------------------------------------------
explain-kind = tipo
explain-written = como está escrito
explain-median = mediana
explain-mean = media
explain-range = nueve de cada diez
explain-from = de dónde sale
explain-why = por qué
explain-by = quién lo juzgó
explain-at = está en
explain-quotes = citas
explain-no-place = en ninguna parte: un valor por defecto de Summitry
explain-no-quotes = sin cita
explain-moves = Qué mueve
explain-moves-nothing = No mueve nada de este informe más que su ruido.
explain-values = Valores de este bloque
explain-chance = probabilidad
explain-means = significa
explain-counts = cuenta cuando
explain-options = opciones
explain-drivers = Qué lo mueve
kind-importance = importancia, 0–100 puntos
kind-score = puntaje de una opción, 0 (lo peor) a 100 (lo mejor)
kind-chance = probabilidad
kind-share = parte, 0 a 1
kind-positive = cantidad positiva
kind-points = puntos de importancia: un tema vale de 0 a 100

# --- calificar -------------------------------------------------------------
title-score = Puntuación
score-hindsight = A POSTERIORI: el archivo se escribió después del hecho. Esta puntuación muestra el mecanismo, no la destreza.
score-unsealed = El archivo dice haberse escrito antes del hecho; ningún sello a su lado lo muestra.
score-draft = Nadie ha revisado el archivo: son los puntajes de un borrador.
score-invented = INVENTADO: la negociación y sus respuestas son imaginarias. Esta puntuación muestra el mecanismo, no la destreza.
score-undated = NO SE DESCARTA QUE SEA A POSTERIORI: el archivo no dice que se haya escrito antes del hecho. Esta puntuación muestra el mecanismo, no la destreza.
score-note = Brier (1950, de un lado): 0 es perfecto, 0,25 es decir siempre 50:50; menos es mejor. Puntaje logarítmico (Good 1952), en nats: 0 es perfecto; más es mejor.
score-disputed = en disputa (si fuera «{ $answer }»)
score-left-out = { $n ->
    [0] Todas las preguntas se decidieron.
    [one] Una pregunta no se consultó y queda fuera.
   *[other] { $n } preguntas no se consultaron y quedan fuera.
 }
score-no-answer = { $n ->
    [0] No falta ninguna pregunta en el archivo de resultados.
    [one] Una pregunta no figura en el archivo de resultados.
   *[other] { $n } preguntas no figuran en el archivo de resultados.
 }
score-mean = media de { $n } decididas
score-none = Ninguna pregunta está decidida: no hay nada que puntuar.
column-answer = respuesta
column-brier = Brier
column-log = logarítmico
column-brier-base = tasa base
column-brier-even = 50:50
answer-yes = sí
answer-no = no
answer-not-looked-up = sin consultar

# Sellos y registro.
seal-title = El sello
seal-of = ⟦{ $title }⟧: sellado el { $day } por la versión { $version }, { $kind }, { $n ->
    [one] una pregunta
   *[other] { $n } preguntas
}.
seal-forecast = antes del hecho
seal-hindsight = en retrospectiva
seal-invented = de una negociación inventada
seal-by-hand = El día se dio a mano, no se tomó de un reloj: solo lo respalda un commit o un sello de tiempo que otros puedan ver.
seal-refused = ⟦Rechazado ({ $reason })⟧: { $said }. Qué hacer: { $cure }.
seal-file-changed = { $file } cambió desde que se selló; las preguntas que hace y las reglas que las zanjan no.
seal-file-same = { $file } es letra por letra lo que se selló.
seal-same = ⟦Los mismos bytes hoy.⟧ Texto, preguntas, reglas, citas y cifras son los que se sellaron.
seal-same-other-version = ⟦Las mismas cifras hoy⟧, con la versión { $version }. Texto, preguntas, reglas y citas son los que se sellaron.
seal-differs = ⟦Lo sellado está intacto, y la versión { $version } dice otra cosa⟧: { $n ->
    [one] difiere una cifra o frase
   *[other] difieren { $n } cifras o frases
}.
seal-unreadable = ⟦Lo sellado está intacto, y la versión { $version } no puede calcularlo⟧: { $why }
seal-figure = cifra
seal-then = sellada
seal-now = hoy
seal-more = { $n ->
    [one] Difiere una más
   *[other] Difieren { $n } más
}; --json las da todas.
record-title = El registro
record-as-of = Al { $day }
record-seals = { $n ->
    [one] ⟦Un sello⟧
   *[other] ⟦{ $n } sellos⟧
}, al { $day }.
record-counts = Preguntas: ⟦{ $settled } resueltas⟧, { $open } abiertas, { $disputed } en disputa, { $left } sin consultar.
record-scores = Puntuación de Brier media ⟦{ $brier }⟧, logarítmica media { $log }; nitidez { $sharp } (0: siempre 50:50, 1: siempre segura).
record-disputed = Con las preguntas en disputa, la media de Brier es { $best } si todas nos dieran la razón, y { $worst } si ninguna.
record-missing = { $n ->
    [one] ⟦Falta una pregunta resuelta⟧
   *[other] ⟦Faltan { $n } preguntas resueltas⟧
} para ordenar a nadie y dibujar una curva de calibración: con menos de 10 decide la suerte.
record-superseded = { $n ->
    [one] Una pregunta se volvió a hacer en un sello posterior del mismo archivo
   *[other] { $n } preguntas se volvieron a hacer en un sello posterior del mismo archivo
}: solo cuenta el último sello antes del hecho.
record-by-hand = Algunos sellos se fecharon a mano: solo respalda su día un commit o un sello de tiempo que otros puedan ver.
record-note = Brier (1950, de un lado): 0 es perfecto, 0,25 es 50:50; menos es mejor. Puntuación logarítmica (Good 1952), en nats: 0 es perfecto; más es mejor. Las diferencias son la nuestra menos la suya, en las preguntas a las que ambos dieron una probabilidad.
record-questions = Pregunta por pregunta
record-classes = Por clase de referencia
record-classes-note = En el orden de sus nombres: las clases no se ordenan por mérito.
record-no-class = ninguna (escrita)
record-calibration = Calibración
record-calibration-note = Barras verticales: donde estarían de 5 a 95 de 100 registros si cada probabilidad dicha fuera cierta y las preguntas no tuvieran nada que ver entre sí. Las de una misma reunión sí tienen que ver, así que las barras verdaderas son más largas.
record-apart = Aparte: en retrospectiva o inventado
record-apart-note = ⟦Nada de esto es un pronóstico⟧: las puntuaciones muestran el mecanismo, no la destreza, y no entran en ninguna cifra de arriba.
record-refused = Rechazados
record-refused-one = { $seal }: ⟦{ $reason }⟧. { $said }. Qué hacer: { $cure }.
record-unsealed = Respuestas sin sello
record-unsealed-note = Sin puntuar, porque nada respalda que se preguntaran antes: { $files }.
record-who = junto a
record-n = n
record-ours = Brier, el nuestro
record-theirs = el suyo
record-error = ± error
record-log-difference = diferencia logarítmica
record-verdict = dice
record-ahead = el nuestro es mejor
record-behind = el nuestro no es mejor
record-needs = faltan { $n }
record-sealed = sellada
record-open = abierta
record-again = { $ask } (se volvió a preguntar)
record-stated = dicha, de 100
record-mean = media dicha
record-happened = ocurrió
record-of = { $k } de { $n }
record-band = esperado
record-axis-stated = dicha, de 100; hacia arriba: lo que ocurrió
record-alt = Calibración, probabilidad dicha de 100 y lo que ocurrió: { $each }.
forecaster-market = un mercado
forecaster-crowd = una multitud
forecaster-person = una persona
forecaster-model = un modelo
forecaster-other = otro

# Lo que cambió, y la biblioteca.
diff-title = De { $old } a { $new }
diff-moved = Hay acuerdo en ⟦{ $after }⟧; lo había en { $before } ({ $by }).
diff-same = Hay acuerdo en ⟦{ $after }⟧, como antes.
diff-change = qué cambió
diff-from = de
diff-to = a
diff-deal = acuerdo
diff-most = qué más se movió
diff-note = Los cambios se hacen uno tras otro en el orden del archivo nuevo, en los mismos mundos; cada cifra es de cien simulaciones, ~ es ruido. Lo que mueve un cambio depende de los de arriba.
diff-nothing = No cambió nada en que descansen las cifras.
diff-wording = { $n ->
    [one] Una línea difiere y dice
   *[other] { $n } líneas difieren y dicen
} lo mismo: rótulos, razones, citas, palabras de preguntas.
catalogue-title = La biblioteca
catalogue-line = { $n } negociaciones para mirar y para empezar. Las pasadas se escribieron en retrospectiva: muestran el método y ninguna previsión.
catalogue-begin = summitry new --like { $slug } mine.toml
catalogue-slug = nombre
catalogue-what = qué
catalogue-sides = partes
catalogue-issues = asuntos
catalogue-questions = preguntas
catalogue-note = «summitry show NOMBRE» muestra el archivo, «summitry new --like NOMBRE mio.toml» empieza a partir de él.
note-beyond = { $n ->
    [one] Otro valor lo mueve; está en los datos JSON.
   *[other] Otros { $n } valores lo mueven; están en los datos JSON.
 }
note-no-branches = Nada en el archivo puede salir de un modo o de otro.
group-venues = Salas
explain-chance-text = { $said }, rango { $range }
explain-moves-note = De cada 100 reuniones simuladas, cuando el valor es bajo y cuando es alto (sus tercios); la última columna es el pronóstico.
note-quiet-branches = { $n ->
    [one] Otra rama lo mueve menos de 1 en 100.
   *[other] Otras { $n } ramas lo mueven menos de 1 en 100.
 }

# --- deals -----------------------------------------------------------------
title-deals = Qué es posible
deals-line = { $venue }, cada valor en su mediana: { $one ->
    [0] 1 acuerdo posible
   *[other] { $packages } acuerdos posibles
 }, { $rational } que cada parte prefiere a ninguno, { $points } de ellos que ninguno mejora para todas.
deals-between = entre { $low } y { $high }
column-picked = elegido por
column-swap = yo cedo esto, tú cedes aquello
note-deals-frontier = Puntos ganados frente a no acordar nada, en la escala de importancia (un tema vale de 0 a 100). Primero los que elige una regla de reparto; todos están en los datos JSON. ✘: más de lo que cabe en una reunión.
note-deals-none = Ningún acuerdo conviene a todas las partes con los valores del archivo en su mediana.
note-deals-too-large = Demasiado grande para calcularlo aquí: summitry deals dice hasta dónde llega.
note-swaps = Desde hoy, en puntos de la lista de cada parte. Una línea sin ⇄ no le cuesta nada a nadie: lo más fácil de acordar, con los valores en su mediana. Con ⇄ cada paso por separado le cuesta a alguien; los dos juntos, a nadie.
note-no-swaps = Ningún paso ni par de pasos deja a todas las partes al menos igual.
deals-meeting-all = En una reunión caben { $capacity } unidades de esfuerzo: { $points ->
    [one] este acuerdo cabe.
   *[other] los { $points } acuerdos caben.
 }
deals-meeting = En una reunión caben { $capacity } unidades de esfuerzo: { $fit ->
    [0] ninguno de los { $points } cabe
    [one] uno de los { $points } cabe
   *[other] { $fit } de los { $points } caben
 }. Entre los acuerdos que caben, { $within ->
    [0] ninguno conviene a todas las partes.
   *[other] { $rational } convienen a todas las partes, { $within } de ellos que ninguno mejora para todas.
 }
deals-meeting-unknown = En una reunión caben { $capacity } unidades de esfuerzo: { $fit ->
    [0] ninguno de los { $points } cabe
    [one] uno de los { $points } cabe
   *[other] { $fit } de los { $points } caben
 }. Cuál es el mejor de los que caben es demasiado grande para calcularlo aquí.
deals-room = { $venue }: { $rational } que cada parte prefiere a ninguno, { $points } de ellos que ninguno mejora para todas. Elegidos ahí: { $picks }
deals-room-same = { $venue }: { $rational } que cada parte prefiere a ninguno, { $points } de ellos que ninguno mejora para todas; se eligen los mismos.
deals-room-none = { $venue }: ningún acuerdo conviene a todas las partes.
deals-room-unknown = { $venue }: demasiado grande para calcularlo aquí.
deals-asks = Qué pedir primero, { $who }: { $what }
deals-blocks = Bloqueado solo por { $who }: { $what }
deals-in-none = En ningún acuerdo que convenga a todas las partes: { $what }
# --- página --------------------------------------------------------------
page-altered = No es el archivo tal como está:
page-made = Cómo se hizo: { $made }.
page-table = la tabla detrás de la imagen
page-data = Datos en CSV:
page-figures = todas las cifras
page-more = Más: resultados con nombre, lo que podríamos saber, reglas, antecedentes, avisos
effort-of = esfuerzo { $n }
note-ladders = Cada barra dice cuántas veces se mueve un tema hacia ese lado; su extremo hueco son pasos más allá del primero. La columna gris dice cuántas veces queda como está hoy.
note-endings = Cada marca es una posibilidad en cien. Las marcas llenas, huecas, en cruz y en rombo se distinguen sin color.
key-guess = solo lo dice el autor, o valor por defecto
key-quoted = dirección citada, magnitud del autor
key-stated = afirmado en una fuente
alt-ending = { $n } { $what }
alt-endings = De cada 100 reuniones simuladas: { $endings }.
alt-room = { $n } en «{ $room }»
alt-rooms = Lo que más cambia entre las salas, de cada 100 reuniones simuladas: { $what }, { $each }.
alt-drivers = Lo que más mueve la probabilidad de un acuerdo: { $what }. De cada 100 reuniones simuladas acaban en acuerdo { $low } en su tercio bajo y { $high } en su tercio alto; { $support }.
alt-affected = A quien más mueve: { $who }. Mejor en { $better }, igual en { $same }, peor en { $worse } de cada 100 reuniones simuladas.
steps-finding = El paso más fácil: «{ $option }» ({ $issue })
steps-finding-none = Todo paso suelto le cuesta a alguien más de 3 puntos la mayoría de las veces
key-costly = con él alguien pierde más de 3 puntos la mayoría de las veces
alt-steps = Primero entre los pasos sueltos: { $step }, esfuerzo { $effort }. Puntos ganados: { $gains }.

# --- la página viva ----------------------------------------------------------
live-change = Cambiar la vista
live-room = Sala
live-as-file = como dice el archivo
live-suppose = Supongamos
live-nothing = nada
live-value = Valor
live-at = en
live-show = Mostrar
live-sliders = Mover un valor dentro de su rango
live-undo = Deshacer
live-reset = Restablecer
live-link = Copiar un enlace a esta vista
live-copied = Enlace copiado
live-save = Guardar …
live-changes = Qué cambió respecto del archivo
live-changes-none = Nada ha cambiado: este es el archivo tal como está.
live-changes-quiet = Ninguna cifra se mueve más que su ruido.
live-fixed = { $what }: { $written } (en el archivo, { $was })
live-held = la reunión, en: { $room }
live-worlds = Estas cifras se apoyan en { $n } mundos.
live-worlds-more = Estas cifras se apoyan en { $n } mundos, los primeros de { $all }.
live-worlds-press = «Calcular los { $all } mundos», arriba, calcula el resto.
live-all = Calcular los { $all } mundos
live-progress = El resto está en camino: { $n } de { $all } hechos.
live-progress-done = Los { $all } están hechos; se preparan sus cifras.
live-suppose-never = No ocurre nunca en estos mundos, así que nada se sigue de suponerlo. Abajo está el pronóstico sin ello.
live-not-saved = No se guardó
live-unread = Se omite: «{ $what }» no tiene número.
live-room-twice = La sala ya está fijada, así que no se supone otra.
live-then = con este cambio
live-back = Volver al informe
live-explain = Explicar
live-save-title = Guardar en el archivo
live-save-intro = Cambiaría la línea { $line } de { $file }. El punto ocupa el lugar del rango; razones, citas, comentarios y orden se conservan.
live-save-before = ahora
live-save-after = con este cambio
live-save-do = Escribir la línea
live-save-range = O conservar un rango en torno al punto, de más o menos un tercio del ancho del rango del archivo:
live-save-do-range = Escribir el rango
note-endings-changed = Con aro: nuevas respecto del archivo. Punteadas: las que ya no están.
live-problem = El archivo en disco tiene errores; esta página muestra la última lectura buena.
live-refused = Esto no se puede mostrar
live-language = Idioma
live-reloaded = El archivo se editó; la página lo sigue.
live-busy = Demasiados esperan una respuesta. Inténtelo de nuevo en un momento.
live-frozen = Conservar esta vista como un solo archivo HTML
live-filter = Más valores
live-suppose-line = Supuesto: { $what }.
live-suppose-chance = Por sí solo ocurre en { $n }.
live-suppose-title = Qué lo haría más probable
live-suppose-no-drivers = Ningún valor por sí solo mueve su probabilidad tanto como 1 de cada 100.
live-suppose-how = Todas las cifras de esta página valen dado que ocurre: los mundos en que es más probable cuentan más, y no se supone nada más. De dónde sale la probabilidad de un acuerdo, qué lo impide, qué lo mueve, las reglas sueltas y el cotejo con la fuente son del pronóstico sin este supuesto y aquí se omiten.
live-convention = En negrita: cómo está ahora. Tachado junto a una cifra: lo que da el archivo. En cursiva con ~, casi siempre en gris: ambos difieren no más que el ruido (dos errores estándar sobre mundos comunes, o media simulación de cada cien).
live-save-none = nada: un valor por defecto de Summitry
live-more = { $n ->
    [one] Cambia una cifra más
   *[other] Cambian { $n } cifras más
 }{ $quiet ->
    [0] {""}
    [one] , una de ellas dentro de su ruido
   *[other] , { $quiet } de ellas dentro de su ruido
 }
live-save-add = Se añadiría la línea { $line } de { $file }: hasta ahora el archivo deja este valor a Summitry. Nada más cambia.

# --- talks, play, tournament -------------------------------------------------
talks-unchanged = nada cambia
talks-seat = { $who } ({ $tactic })
talks-world = sala { $venue }, mundo { $world }: como mucho { $rounds } rondas, una pelea pública con una probabilidad de { $bust } en cada una, una parte se va tras { $patience } sin mejor oferta
talks-never = nunca
talks-round = ronda
talks-deal = Acuerdo en la ronda { $round }, con el sí de { $by }: { $package }
talks-walk-out = Sin acuerdo: { $by } se fue en la ronda { $round }.
talks-bust-up = Sin acuerdo: pelea pública tras la ronda { $round }.
talks-clock = Sin acuerdo: el tiempo se acabó tras { $round } rondas.
talks-side = { $who }: { $end }, { $gain } frente a no acordar ({ $none }); su mejor paquete vale { $best }
talks-faded = { $who }: { $end } una vez contado el tiempo
talks-centre = Todas las contrapartes, una tras otra:
talks-centre-end = { $who }: { $end }, acuerdo en el { $share } de las sesiones
talks-centre-how = Con cada contraparte, el centro conoce los acuerdos anteriores y no cuenta con ninguno posterior; su resultado es lo que todos valen juntos.
talks-left = quedó sobre la mesa (distancias en partes de los rangos): { $frontier } a la frontera, { $nash } a Nash, { $ks } a Kalai–Smorodinsky
talks-nothing = ningún paquete da a todos al menos lo que da no acordar
talks-far = distancia a la frontera: no calculada (demasiado grande)
talks-gap = { $packages } paquetes no se listaron. Los { $top } mejores y los { $top } peores de cada parte son exactos; entre ellos, una propuesta quedó a { $gap } del rango de su objetivo en los { $tried } objetivos probados.
talks-gathered = { $of } paquetes son demasiados para listarlos y sus puntos están ligados: estas conversaciones tratan de { $packages } reunidos, { $found } hallados por búsqueda, los demás en los caminos entre ellos o sorteados. Ofertas, mejores paquetes y distancias son solo de esos; puede haber mejores.
talks-summary = { $sessions ->
    [one] 1 sesión: acuerdo { $deal } (intervalo del 95 % de { $low } a { $high }), abandono { $walk }, se acabó el tiempo { $clock }, pelea { $bust }
   *[other] { $count } sesiones: acuerdo { $deal } (intervalo del 95 % de { $low } a { $high }), abandono { $walk }, se acabó el tiempo { $clock }, pelea { $bust }
 }
talks-when = cuándo: un acuerdo tarda { $round } rondas de media, { $share } del tiempo que hay
talks-which = cuál: { $n } de 100 acuerdos: { $package }
talks-who = { $who }: { $end } de media, { $gain } frente a no acordar, { $share } de lo que ganaría con su mejor paquete
talks-left-mean = quedó sobre la mesa en los acuerdos (distancias en partes de los rangos, ± 95 %): { $frontier } a la frontera, { $nash } a Nash, { $ks } a Kalai–Smorodinsky
talks-partial = PARCIAL, detenido tras { $n } de { $of } sesiones.
grid-partial = PARCIAL, detenido tras { $n } de { $of } combinaciones.
levers-partial = PARCIAL, detenido tras { $n } de { $of } cambios.
deals-partial = PARCIAL, detenido tras { $n } de { $of } archivos.
tournament-kept = Lo jugado queda en { $place }: --resume sigue desde ahí.
talks-no-zone = en { $n } de 100 sesiones ningún paquete conviene a todos, se diga lo que se diga
play-welcome = { $name }: usted es { $who }. No acordar vale { $none } para usted, su mejor paquete { $best }. { $rounds } rondas.
play-welcome-seconds = { $name }: usted es { $who }. No acordar vale { $none } para usted, su mejor paquete { $best }. Tiene { $seconds } segundos.
play-welcome-rules = Hay una pelea pública con una probabilidad de { $bust } en cada ronda. Los demás se van tras { $patience } rondas sin mejor oferta.
play-help = lista [N]       sus paquetes desde el puesto N, el mejor primero
play-help-near = cerca UTILIDAD  sus paquetes que valen al menos eso, el peor primero
play-help-offer = ofrecer N       ofrecer el paquete del puesto N de su lista
play-help-accept = aceptar         aceptar la oferta sobre la mesa
play-help-leave = salir           irse
play-help-help = ayuda           esto (también list, near, offer, accept, leave, help)
play-words = lista cerca ofrecer aceptar salir ayuda
play-near-none = ninguno vale { $wanted }; el mejor vale { $best }
play-nothing-there = no hay nada ahí
play-far = demasiado abajo para listarlo; pida más
play-turn = ronda { $round } de { $rounds }
play-turn-seconds = ronda { $round }, quedan { $left } segundos
play-heard = { $who } le ofrece { $worth }: { $package }
play-input-ended = se acabó la entrada: usted se va
play-list-place = lista lleva un puesto, contado desde 1
play-near-utility = cerca lleva una utilidad, como 0,7
play-offer-place = ofrecer lleva un puesto de su lista, contado desde 1
play-less = menos que no acordar, pero como usted diga
play-no-offer = todavía no hay oferta sobre la mesa
play-unknown = `{ $line }`: no es ninguna de estas
play-debrief = Balance
play-played = { $who } jugó { $tactic }
play-best-heard = la mejor oferta que le hicieron valía { $worth } para usted
play-below = aceptó menos de lo que valía no acordar
play-could = sin costarle nada a nadie podría haber tenido { $worth }: { $package } ({ $each })
play-could-not = no se podía sacar más sin que le costara a alguien
play-nash = la solución de Nash le habría dado { $worth }
play-offers = cada oferta, y qué daba a quién:
play-you = usted
tournament-sessions = { $sessions } sesiones en { $domains ->
    [one] 1 dominio
   *[other] { $domains } dominios
 }
tournament-tactic = táctica
tournament-metric-advantage = ventaja
tournament-metric-utility = utilidad
tournament-utility = utilidad
tournament-metric-discounted = utilidad descontada
tournament-discounted = utilidad descontada
tournament-interval = intervalo del 95 %
tournament-deviation = desv.
tournament-quartiles = cuartiles
tournament-deals = acuerdos
tournament-from-to = { $low } a { $high }
tournament-note-advantage = ventaja: ganancia sobre no acordar, como parte de lo que ganaría el mejor paquete propio
tournament-note-utility = utilidad: la que da el dominio, antes de contar el tiempo
tournament-note-discounted = utilidad descontada: contado el tiempo, donde el dominio tiene descuento
tournament-interval-note = El intervalo toma por azar los dominios y las asignaciones de tácticas, no las sesiones: repetir la misma sesión no añade nada. Una raya: un dominio y una asignación no dicen nada. Desviación típica y cuartiles son de las sesiones.
tournament-holds = se sostienen { $n } de { $all } diferencias entre dos tácticas (5 %, corregidas según Holm); { $over }
tournament-over-domains = comparadas en los mismos asientos ante los mismos rivales, en { $n } dominios
tournament-over-worlds = comparadas en los mismos asientos ante los mismos rivales, en { $n } lotes de mundos
tournament-over-opponents = con tan pocos dominios, comparadas en { $n } asientos y rivales: valen para estos dominios
tournament-beats = { $better } sobre { $worse } por { $by } (p = { $p })
tournament-equilibria = { $n ->
    [one] El juego de tácticas tiene 1 equilibrio simétrico: { $equilibria }
   *[other] El juego de tácticas tiene { $n } equilibrios simétricos: { $equilibria }
 }
tournament-no-equilibrium = El juego de tácticas no tiene equilibrio simétrico que se halle recorriendo soportes (hay pagos iguales).
tournament-game-more = Más de dos partes
tournament-game-of-two = El juego de tácticas (equilibrios, dinámica del replicador) se calcula solo para dos partes. { $more ->
    [one] 1 dominio
   *[other] { $more } dominios
 } de { $domains } { $more ->
    [one] tiene más y queda
   *[other] tienen más y quedan
 } fuera de él; la clasificación y las diferencias los cuentan todos.
tournament-some-supports = Con tantas tácticas solo se buscaron equilibrios de hasta cuatro.
tournament-replicator = Si todos imitan a quien le va mejor, desde partes iguales (dinámica del replicador): { $mixture }
tournament-replicator-on = Si todos imitan a quien le va mejor, desde partes iguales (dinámica del replicador), no se llega al reposo; al cabo de mucho tiempo: { $mixture }
tournament-title = Un torneo de tácticas
tournament-ranking = A quién le va cómo
tournament-payoffs = A quién le va cómo ante quién: la fila ante la columna
tournament-tactics = Tácticas
tournament-by-domain = Dominio por dominio
tournament-domain = dominio
tournament-comparisons = Diferencias
tournament-better = mejor
tournament-worse = peor
tournament-difference = diferencia
tournament-corrected = p corregida
tournament-game = El juego de tácticas
tournament-ties = Empates
tournament-partner = el otro
tournament-concession = concesión
tournament-pareto = Pareto
tournament-nash = Nash
tournament-welfare = bienestar
tournament-ratio-note = Concesión: cuánto bajó una parte desde su mejor paquete, como parte del camino hasta su suelo. Pareto, Nash, bienestar: cuán cerca quedó el final de la frontera, de la solución de Nash, de la mayor suma de utilidades; 1 es llegar.
tournament-elimination = Si una y otra vez sale la que peor resulta ante las que quedan, el orden desde la última en pie es: { $order }.
tournament-dominated = Otra es mejor ante todas las que quedan: { $tactics }.
alt-tournament-sure = { $first } va en cabeza con { $one } por delante de { $second } con { $two }, y la diferencia se sostiene.
alt-tournament-unsure = { $first } va en cabeza con { $one } por delante de { $second } con { $two }; la diferencia entre ellas puede ser azar.
tournament-negmas = Leído y jugado como NegMAS 0.16, salvo los empates: NegMAS ordena los paquetes de igual valor con un orden inestable; aquí van por su índice. 78 de 162 sesiones comparadas topan con tales empates, 28 con otro acuerdo. MiCRO para tres partes es nuestro.
tournament-done = { $place }: la ejecución ha terminado; sus resultados están ahí
tournament-shard = parte { $shard }: { $sessions } sesiones en { $place }; `summitry merge` junta las partes
part-done = La parte { $shard } está en { $place }; sin --shard, --run las reúne todas.

# --- the brief: how talks fail -----------------------------------------------
title-talks = Cómo irían las conversaciones
title-dance = Una de estas conversaciones, oferta a oferta
talks-fail = Cuando fracasan pese a que era posible un acuerdo, { $walk } de 100 acaban porque alguien se va y { $clock } porque se acaba el tiempo.
talks-fail-none = Siempre que era posible un acuerdo, estas conversaciones lo encontraron o hubo una pelea pública.
talks-reference = Si cada parte cede a ritmo constante, ⟦{ $n } de cada 100⟧ conversaciones simuladas acaban en acuerdo; el pronóstico de arriba dice { $headline }. De todas las tácticas, este par fue el más cercano a personas que negocian por puntos: 0,846 donde las parejas humanas acordaron en 0,818 de sus juegos, 0,992 donde acordaron en 0,976.
talks-stress = Como prueba de esfuerzo, según las tácticas: entre { $low } ({ $worst }) y { $high } ({ $best }) de cada 100.
talks-what = Un mecanismo, no un pronóstico: { $sessions } sesiones de ofertas alternas en { $worlds } mundos, { $cells } maneras de negociar. Se muestra junto al pronóstico y no se mezcla con él, pues nadie sabe cómo negocian estas personas.
talks-alike = Las partes son muchas: en cada sesión todas negocian igual.
talks-rests = Descansa en tres conjeturas: { $rounds } rondas, { $patience } de paciencia, { $misreading } de lectura errada (0 ve la verdad, 1 solo conoce los rangos del archivo).
talks-exact = Por muestreo, una sesión por mundo, sala y manera: el número de mundos añade un error estándar de { $error } en 100 a la media.
talks-none = Aquí no se simulan conversaciones: { $why }
talks-too-large = la agenda tiene demasiados paquetes; `summitry talks` puede jugarlos.
talks-too-long = el archivo pide { $n } rondas, demasiadas para jugarlas aquí; ponga `engine.rounds` más bajo.
talks-example = El primero de estos mundos en que los dos acuerdan: mundo { $world }, { $room }; { $seats }. { $end } Se omite la oferta que solo se repite.
talks-end-deal = Acuerdo en la ronda { $round } de { $rounds }.
talks-column-ending = final
talks-column-typed = lo que escribe el archivo
talks-column-talks-mean = conversaciones, media
talks-column-talks-range = conversaciones, rango entre tácticas
talks-column-deal = acuerdo
talks-column-walk = abandono
talks-column-clock = se acabó el tiempo
talks-column-bust = pelea
talks-column-zone = sin acuerdo posible
talks-column-when = cuándo
talks-column-tactics = cómo negocian
talks-column-round = ronda
talks-column-who-offers = quién
talks-row-deal = acuerdo
talks-row-bust = hay una pelea pública
talks-row-words = de las conversaciones con un acuerdo posible y sin pelea: sin acuerdo
talks-everyone = todos: { $tactic }
talks-all-ways = todas las maneras, media
note-talks-when = cuándo: la parte de las rondas que tarda un acuerdo, en porcentaje
note-talks-table = De cada 100 conversaciones simuladas. De las conversaciones con un acuerdo posible y sin pelea, el pronóstico hace terminar en solo palabras { $words }; las conversaciones llegan a lo suyo por sí mismas.
alt-dance = Ofertas de { $one } y { $two } según lo que valen para cada uno. { $start } { $end } { $left }
alt-dance-start = { $who } abre con { $own } para sí y { $other } para la otra parte.
alt-dance-left = En la frontera una parte podría haber tenido { $gain } más sin costarle nada a la otra.
alt-dance-none = Está en la frontera.
dance-axis = lo que vale para { $who }
dance-frontier = frontera
dance-none = sin acuerdo
dance-deal = acuerdo
dance-offer = ofertas de { $who }, con la ronda de la primera y la última

# --- summitry why, levers, classes ------------------------------------------------------
why-chance = { $what }: ⟦{ $of }⟧ ({ $range }).
why-lost = De 100 reuniones simuladas se pierde en { $list }.
why-gate = { $n } porque { $gate }
why-never-lost = Nada se interpone.
why-loses = { $who } perdería con ello más a menudo que cualquier otra parte: en { $n }.
why-nobody-loses = Ninguna parte perdería con ello: donde fracasa, fracasa por otras cosas.
why-untold = No puede decirse dónde se pierde: { $why }.
why-change = «{ $name }» fuera { $to } (ahora { $from })
why-turn = Más probable que no si, por sí solo, { $changes }.
why-turn-already = Tal como están las cosas, es más probable que no.
why-turn-farthest = Ningún número por sí solo lo hace más probable que no. Lo más lejos que llega, a { $of }, es si { $change }.
why-turn-none = Ningún número por sí solo lo hace más probable que no, ni lo mueve.
why-driver = Lo que más lo mueve: { $name } ({ $low } donde es bajo, { $high } donde es alto).
levers-title = Lo que cada parte podría hacer por sí sola: { $what }
levers-side = parte
levers-any = quien reciba
levers-what = qué hace
levers-change = cambio
levers-range = intervalo
levers-error = ±
levers-none = Ninguna parte podría hacer nada por sí sola.
levers-note = En 100 reuniones simuladas, sobre los mismos { $worlds } mundos antes y después. El intervalo es el de 90 de cada 100 mundos, ± un error estándar; ~ marca lo que cabe en el ruido.
levers-more = { $n ->
    [one] Uno más, que hace menos
   *[other] { $n } más, que hacen menos
 }: --json y --csv los tienen todos.
lever-threaten = asegura que esto se cumpliría: { $what }
lever-withdraw = retira la amenaza: { $what }
lever-raise = lo pone sobre la mesa con certeza: { $what }
lever-drop = lo deja fuera de la mesa: { $what }
lever-offer = ofrece el acuerdo aparte con certeza: { $what }
lever-keep-back = retira el acuerdo aparte de la mesa: { $what }
lever-deliver = asegura que se cumpla lo prometido: { $what }
lever-open-door = refuerza otra salida, al doble de su valor: { $what }
lever-close-door = cierra otra salida: { $what }
lever-meet = se reúne allí con certeza: { $what }
lever-care-more = le importa el doble: { $what }
lever-care-less = le importa la mitad: { $what }
classes-title = Clases de referencia: con qué frecuencia acaban así reuniones como esta
classes-id = clase
classes-n = n
classes-k = k
classes-share = de 100
classes-verified = verificada
classes-label = qué se contó
classes-yes = sí
classes-no = no
classes-default = { $id } (por defecto)
classes-note = Un archivo nombra una con base = "clase". Verificada: se vio el texto de la fuente, o se contaron los datos. «summitry classes CLASE» dice cómo.
classes-counted = De { $n }, ⟦{ $k }⟧ acabaron así: { $event }. Son { $share } de cada 100; el recuento deja abierto { $range }.
classes-who = Contadas: { $label } ({ $period }).
classes-how = Cómo: { $how }
classes-source = Fuente: { $source }.
classes-seen = Verificada. Lo que se vio: { $seen }
classes-unseen = ⟦Sin verificar⟧: quienquiera que lo contara, no hemos visto el texto de la fuente. { $seen }

# --- el hallazgo ---------------------------------------------------------------
finding = { $who }: { $what }
finding-deal = un acuerdo
finding-row = una pelea pública
finding-none = ningún acuerdo convendría a todas las partes; { $then }
finding-none-vote = ningún acuerdo reuniría los votos; { $then }
finding-none-likely = lo más probable es que ningún acuerdo convenga a todas las partes; { $then }
finding-none-likely-vote = lo más probable es que ningún acuerdo reúna los votos; { $then }
finding-words = lo más probable son solo palabras amables; { $then }
finding-alike = { $first }, y { $what } también
finding-both = { $first }; { $second }
finding-is-ruled-out = { $what } es casi imposible
finding-is-very-unlikely = { $what } es muy improbable
finding-is-unlikely = { $what } es improbable
finding-is-open-against = { $what } es incierto, con las probabilidades en contra
finding-is-coin-toss = { $what } está en el aire
finding-is-open-for = { $what } es incierto, con las probabilidades a favor
finding-is-likely = { $what } es probable
finding-is-very-likely = { $what } es muy probable
finding-is-certain = { $what } es casi inevitable
finding-and-ruled-out = { $what }, casi imposible
finding-and-very-unlikely = { $what }, muy improbable
finding-and-unlikely = { $what }, improbable
finding-and-open-against = { $what }, en el aire y más bien en contra
finding-and-coin-toss = { $what }, en el aire
finding-and-open-for = { $what }, en el aire y más bien a favor
finding-and-likely = { $what }, probable
finding-and-very-likely = { $what }, muy probable
finding-and-certain = { $what }, casi inevitable

# --- por qué -----------------------------------------------------------------------
title-reasons = Por qué
reason-want = Lo que más { $count ->
    [one] quiere
   *[other] quieren
 } { $who }, «{ $what }», se da en { $n } de cada 100
reason-want-now = Lo que más { $count ->
    [one] quiere
   *[other] quieren
 } { $who }, «{ $what }», ya rige hoy y sigue así en { $n } de cada 100
reason-want-all-rare = Ninguna de las { $sides } partes logra lo que más quiere en 20 de cada 100 o más; quien más, { $who }, «{ $what }»: { $n }
reason-want-none-rare = Cada una de las { $sides } partes logra lo que más quiere en 20 de cada 100 o más; quien más, { $who }, «{ $what }»: { $n }
reason-want-some = De { $sides } partes, { $few ->
    [one] una logra
   *[other] { $few } logran
 } lo que más { $few ->
    [one] quiere
   *[other] quieren
 } en menos de 20 de cada 100; quien más, { $who }, «{ $what }»: { $n }
reason-want-because = { $want } (en { $m }, { $gate })
reason-clash-two = Donde más chocan es en «{ $issue }»: { $one } { $count ->
    [one] quiere
   *[other] quieren
 } «{ $first }»; { $other }, «{ $second }».
reason-clash = Quienes más chocan son { $one } y { $other }, en «{ $issue }»: «{ $first }» frente a «{ $second }».
reason-trade-none = Según nuestras conjeturas centrales ningún acuerdo conviene a todas las partes.
reason-trade-none-vote = Según nuestras conjeturas centrales ningún acuerdo conviene a todas las partes; aquí decide una votación.
reason-trade-fits = Según nuestras conjeturas centrales existe un acuerdo que da a cada parte lo que más quiere, y cabe en una reunión.
reason-trade-large = Según nuestras conjeturas centrales existe un acuerdo que da a cada parte lo que más quiere, pero pide más de lo que cabe en una reunión ({ $effort } frente a unos { $room }).
reason-deals-fit = Según nuestras conjeturas centrales, de { $all } acuerdos posibles { $one ->
    [one] uno conviene
   *[other] { $suit } convienen
 } a todas las partes, y los mejores caben en una reunión.
reason-deals-large = Según nuestras conjeturas centrales, de { $all } acuerdos posibles { $one ->
    [one] uno conviene
   *[other] { $suit } convienen
 } a todas las partes, pero los mejores piden más de lo que cabe en una reunión.
reason-deals-some = Según nuestras conjeturas centrales, de { $all } acuerdos posibles { $one ->
    [one] uno conviene
   *[other] { $suit } convienen
 } a todas las partes; de los { $points } mejores, { $fit ->
    [one] uno cabe
   *[other] { $fit } caben
 } en una reunión.
reason-no-deal = En { $words } de cada 100 se despiden con palabras amables pese a que era posible un acuerdo; en { $row } hay pelea pública.
reason-no-deal-rooms = En { $words } de cada 100 se despiden con palabras amables pese a que era posible un acuerdo; en { $row } hay pelea pública: { $high } si la sala es «{ $there }», { $low } si es «{ $here }».
reason-no-zone = En { $zone } de cada 100 ningún acuerdo conviene a todas las partes; en { $words } se despiden con palabras amables pese a que era posible; en { $row } hay pelea pública.
reason-no-zone-vote = En { $zone } de cada 100 ningún acuerdo reúne los votos; en { $words } se despiden con palabras amables pese a que era posible; en { $row } hay pelea pública.
reason-home = En casa, { $each }.
reason-home-one = «{ $audience }» es quien más presiona a { $party }, por «{ $option }»

# --- la primera pantalla ------------------------------------------------------------
first-endings = De cada 100 reuniones simuladas
first-agree = Lo que más se acuerda
first-agree-none = Ningún cambio se acuerda en 1 de cada 100 o más.
first-worse = Qué podría empeorar
first-room = La sala
first-affected = A quién afecta
first-sure = Qué tan seguro es
first-sure-line = ⟦Confianza { $level }⟧: { $sources ->
    [0] ninguna fuente
    [one] una fuente
   *[other] { $sources } fuentes
 }. De { $total } números, { $each }.
first-sure-driver = La mayor incógnita ({ $who }): { $driver}. Si es bajo, { $low } de cada 100 acaban en acuerdo; si es alto, { $high }.
first-sure-checks = Frente a la fuente: { $all ->
    [one] { $agree ->
        [0] discrepa en la única comprobación que hay.
       *[other] coincide en la única comprobación que hay.
     }
   *[other] { $agree ->
        [0] no coincide en ninguna de { $all } comprobaciones.
       *[other] coincide en { $agree } de { $all } comprobaciones.
     }
 }
first-more = más
first-agreed = acuerdo
first-words = palabras
first-row = pelea
title-method = Cómo se hizo
and-before-i = e
or-before-o = u
confidence-starts-low = baja
confidence-starts-moderate = media
confidence-starts-high = alta

case-source = { $id } (caso de la fuente)
case-author = { $id } (caso del autor)
sentence-cases-none = Los desenlaces con nombre se dan tantas veces como un acuerdo.
sure-stated = { $n ->
    [0] ninguno consta en una fuente
    [one] uno consta en una fuente
   *[other] { $n } constan en una fuente
 }
sure-direction = { $n ->
    [one] uno tiene una cita que dice hacia dónde
   *[other] { $n } tienen una cita que dice hacia dónde
 }
sure-judgement = { $n ->
    [one] uno es conjetura del autor
   *[other] { $n } son conjeturas del autor
 }
sure-default = { $n ->
    [one] uno es un valor por defecto
   *[other] { $n } son valores por defecto
 }
note-steps-costly = ✘ marca un paso con el que alguien pierde más de 3 puntos la mayoría de las veces.
tactic-boulware = firme
tactic-conceder = cede pronto
tactic-linear = ritmo constante
tactic-micro = paso a paso
tactic-tit-for-tat = ojo por ojo
tactic-nice-tit-for-tat = ojo por ojo, con buena voluntad
tactic-hardliner = inflexible
tactic-random = al azar
tactic-frequency = aprende qué quiere el otro
tactic-aspiration = baja sus aspiraciones
tactic-subgame-perfect = jugada perfecta
first-finding = ⟦{ $what }.⟧
note-no-base = Sin tasa base: el archivo no dice cuántas veces ocurrió algo así.

# Lo que la página muestra de quiénes están, cómo llegaron y qué se mueve (issue 13)
matters-vital = vital
matters-major = mucho
matters-some = algo
matters-minor = poco
matters-none = nada
matters-both = A ambas partes lo que más les importa es «{ $issue }»
matters-all = A las { $all } partes lo que más les importa es «{ $issue }»
matters-differ = { $all ->
    [2] Les importan cosas distintas
   *[other] A cada una de las { $all } partes le importa más otra cosa
  }
matters-most = A { $n } de las { $all } partes lo que más les importa es «{ $issue }»
alt-matters = Lo que más importa, puntos de 100: { $each }.
note-matters = Puntos de importancia: lo que vale para una parte pasar de su peor opción a la mejor, de 0 a 100, en el punto medio de los números del archivo. 0 donde el archivo no nombra ningún deseo.
actor-wants = quiere sobre todo
actor-gets = lo consigue
actor-role = por reglamento
actor-veto = tiene veto
actor-chair = preside
actor-asked = se le pregunta
actor-refuses = su no cuesta un acuerdo
actor-helps = ayuda
actor-absent-of = no está en la mesa; su consentimiento lo pide después { $who }
actor-absent-helps = ayuda, sin nada en juego y sin voto
actor-hurts = puede dañar con
actor-doors = otra salida
actor-home = en casa
actor-home-asks = { $who } («{ $what }»)
trust-up = creció la confianza
trust-down = cayó la confianza
trust-none = la confianza no cambió
timeline-finding = La confianza { $down ->
    [0] no cayó nunca
    [one] cayó una vez
   *[other] cayó { $down } veces
 } y { $up ->
    [0] no creció nunca
    [one] creció una vez
   *[other] creció { $up } veces
 }
alt-timeline = Cómo llegaron hasta aquí: { $each }.
agenda-back = paso atrás
agenda-same = sin cambio
agenda-forward = paso adelante
agenda-all-stay = { $all ->
    [one] Lo más probable es que el único tema quede como está
    [2] Lo más probable es que ambos temas queden como están
    *[other] Lo más probable es que los { $all } temas queden como están
  }
agenda-none-stays = { $all ->
    [one] El único tema se mueve más veces de las que no
    *[other] Ninguno de los { $all } temas quedará probablemente como está
  }
agenda-some-stay = { $stay ->
    [one] Sean cuales sean nuestras conjeturas, uno de { $all } temas suele quedar como está
    *[other] Sean cuales sean nuestras conjeturas, { $stay } de { $all } temas suelen quedar como están
  }
alt-agenda = Cuántas veces de cada 100 queda cada tema como está hoy: { $each }.
rooms-alike = La sala cambia poco cómo termina
rooms-apart = { $what }: { $high } de cada 100 en «{ $there }», { $low } en «{ $here }»
affected-finding = { $who }: mejor en { $better } de cada 100, peor en { $worse }
drivers-finding = Un solo número lleva los acuerdos de { $low } a { $high } de cada 100
drivers-finding-guess = Una sola conjetura nuestra lleva los acuerdos de { $low } a { $high } de cada 100
title-zone = Acuerdos que nadie podría mejorar para todos
zone-axis = lo que gana { $who }, puntos
zone-effort = esfuerzo que pide; la línea discontinua es lo que cabe en una reunión
zone-least = lo que gana la parte que menos gana, puntos
zone-near = { $n ->
    [0] Ninguno cabe en una reunión (caben unos { $room })
    [one] Un acuerdo que cabe en una reunión (caben unos { $room })
    *[other] { $n } acuerdos que caben en una reunión (caben unos { $room })
  }
zone-far = { $n ->
    [0] Ninguno más allá
    [one] Un acuerdo más allá: el gran pacto
    *[other] { $n } acuerdos más allá: el gran pacto
  }
zone-none = sin acuerdo
zone-empty = Ningún acuerdo conviene a todas las partes
zone-none-fits = { $all ->
    [one] El mejor acuerdo para todos no cabe en una reunión
    *[other] Los { $all } mejores acuerdos para todos no caben en una reunión
  }
zone-all-fit = { $all ->
    [one] El mejor acuerdo para todos cabe en una reunión
    *[other] Los { $all } mejores acuerdos para todos caben en una reunión
  }
zone-some-fit = { $fit } de los { $all } mejores acuerdos para todos { $fit ->
    [one] cabe
    *[other] caben
  } en una reunión
end-low-effort = fácil
end-high-effort = difícil
end-low-chance = baja
end-high-chance = alta
end-low-much = poco
end-high-much = mucho
end-low-degree = bajo
end-high-degree = alto
page-ladders = todas las opciones de cada tema
page-held = Si se celebra así:
page-original = en el original:
page-all-rooms = todas, como las pondera el archivo
page-rooms-note = Cambia las cien marcas y la agenda; todo lo demás vale para todas las salas juntas.
# --- quién decide --------------------------------------------------------------
title-decides = Quién decide
title-nothing = Si nadie hace nada
title-positions = Hacia dónde apuntan las posiciones
decides-rule = Un acuerdo necesita { $rule }.
decides-issue = { $what } necesita en cambio { $rule }.
decides-sentence = { $what }.
decides-quoted = «{ $what }»
rule-of-all = a todas las partes
rule-of-half-sides = a más de la mitad de las partes
rule-of-half-weight = más de la mitad de todo el peso
rule-of-sides = a { $n } de { $all } partes
rule-of-share = el { $percent } de todo el peso
rule-of-weight = { $n } de { $all } de peso
decides-each-stops = Cada una de ellas puede impedirlo por sí sola
decides-none-stops = Nadie puede impedirlo por sí solo
decides-some-stop = { $n } de { $all } pueden impedirlo cada una por sí sola
decides-stop = { $count ->
    [one] Por sí sola solo { $who } puede impedirlo
   *[other] Por sí solas pueden impedirlo { $who }
 }
decides-veto = { $count ->
    [one] { $who } tiene
   *[other] { $who } tienen
 } veto, sea cual sea el recuento.
decides-chair-party = { $count ->
    [one] Preside { $who }: no se vota nada con lo que pierda.
   *[other] Presiden { $who }: no se vota nada con lo que pierdan.
 }
decides-chair = { $count ->
    [one] Preside { $who }, sin bando, y deshace los empates a favor de la propuesta.
   *[other] Presiden { $who }, sin bando, y deshacen los empates a favor de la propuesta.
 }
decides-ratifier = A { $who }, de { $of }, { $count ->
    [one] se le pregunta
   *[other] se les pregunta
 } después ({ $asked }) { $about }: su no impide un acuerdo en ⟦{ $n }⟧.
decides-asked = en el { $chance } de los casos
decides-asked-always = siempre
decides-about-all = sobre cualquier acuerdo
decides-about = sobre { $issues }
decides-leaves = { $who } puede levantarse de una reunión que sigue sin ella ({ $chance }).
decides-never = { $who } { $count ->
    [one] no acepta
   *[other] no aceptan
 } a ningún precio: { $what }.
decides-mediator = { $who } { $count ->
    [one] ayuda
   *[other] ayudan
 }, sin intereses propios y sin voto.
decides-mediator-changes = { $who } { $count ->
    [one] ayuda
   *[other] ayudan
 }, sin intereses propios y sin voto: { $what }.
decides-effort = el esfuerzo por { $factor }
decides-row = la probabilidad de una pelea por { $factor }
decides-worse-off = lo que gana la parte más difícil de convencer cuenta { $factor } veces
decides-why = Por qué: { $why }
decides-source = Fuente: { $source }.
decides-by-last = Hasta esta reunión, { $now } de cada 100 acaban en acuerdo; hasta la última de { $count } reuniones, ⟦{ $last }⟧.
decides-by-last-day = Hasta esta reunión, { $now } de cada 100 acaban en acuerdo; hasta la última de { $count } reuniones, ⟦{ $last }⟧; el plazo acaba el { $day }.
decides-by-last-alike = Más reuniones no aportan casi nada: vuelve a reunirse la misma disputa.
column-side = parte
column-weight = peso
column-power = poder
column-banzhaf = Banzhaf
column-against = acordado en su contra
note-power = Poder es la parte que cada una tiene del poder de decidir según la regla (Shapley y Shubik 1954), la que usa el pronóstico; al lado, el índice de Banzhaf (1965). Acordado en su contra: de cada 100 reuniones, aquellas en las que se llega a un acuerdo con el que pierde.
note-power-more = Se muestran { $n } de { $all } partes, las más poderosas primero.
power-each = { $names }, cada una
power-more = { $names } y { $n } más
reason-decides = Un acuerdo necesita { $rule }. { $stops }.
reason-refused = En { $n } de cada 100, { $who } { $count ->
    [one] impide
   *[other] impiden
 } un acuerdo.
reason-lapses = Si nadie hace nada, { $what }.
gate-lapses-on = no se acuerda nada y caduca el { $day }
gate-short-of = quienes lo quieren no bastan para decidir; falta { $who }
nothing-stays = Sin acuerdo, todo lo que está en la mesa queda como está, salvo lo que sigue.
nothing-falls = { $what } pasa a { $to }
nothing-to = «{ $option }»
nothing-to-chance = «{ $option }» ({ $chance })
nothing-more = { $first }, y { $n ->
    [one] caduca un tema más
   *[other] caducan { $n } temas más
 }
nothing-lapses = Sin acuerdo, { $falls }.
nothing-lapses-on = Sin acuerdo, { $falls } el { $day }.
nothing-alone = { $count ->
    [one] { $who } puede hacerlo
   *[other] { $who } pueden hacerlo juntas,
 } sin acuerdo alguno: «{ $what }» ({ $chance }).
nothing-threat = { $who } { $count ->
    [one] amenaza
   *[other] amenazan
 } con «{ $what }» (se cumple: { $chance }).
column-stays = queda como está
column-else = si no, casi siempre
column-how-often = de 100
note-nothing = De cada 100 reuniones que acaban sin acuerdo. Se muestran los temas que no siempre quedan como están, sin los que alguien puede mover por sí solo.
positions-beside = Según dónde está cada parte, cuánto le importa y cuánto puede hacer valer. Va al lado del pronóstico y no forma parte de él.
positions-issue = { $what }: la media ponderada está en { $mean } de 100 ({ $range } según se muevan los números del archivo); lo más cercano es, en ⟦{ $n }⟧, «{ $option }».
column-mean = media
column-median = mediana
column-spread = dispersión
column-exchanged = tras intercambio
column-nash = Nash
column-at = está en
column-distance = de la media
column-part = parte del peso
note-positions = Todo en una escala de 0 a 100. Las probabilidades son de N(media, 29,7): tanto se alejó la media ponderada en 351 temas de la Unión Europea. Mediana, dispersión, Nash (no acordar le cuesta a cada parte toda la escala) e intercambio son del centro de los números del archivo.
note-positions-sides = De cada tema, las partes que más tiran; la parte es poder por cuánto le importa.
positions-moves = { $who } { $count ->
    [one] se mueve
   *[other] se mueven
 } en { $what } de { $from } a { $to }
positions-exchange = { $one }; a cambio, { $other }.
note-exchange = Intercambios en los que ambas ganan lo mismo, el que más rinde primero: una regla junto a otras, mostrada y no usada (según Stokman y Van Oosten 1994).
levers-deadline = quien lo fije
lever-agree = acepta lo que se someta a votación
lever-one-meeting-more = una reunión más antes del plazo
lever-one-meeting-less = una reunión menos antes del plazo
levers-by-last = Lo que haría otro plazo es cosa de la última reunión: --of ending.agreed_by_last.
fewer-worlds = nota: la agenda es grande: { $worlds } mundos en vez de { $all }; --worlds N pide más
talks-everybody = Las conversaciones simuladas y los acuerdos posibles necesitan el consentimiento de todas las partes; este archivo decide por votación, que dejan de lado.
value-resumes = probabilidad de que haya otra reunión tras una pelea
value-alike = cuánto se parece una reunión posterior a esta
value-leaves = probabilidad de que se levante: { $what }
value-asked = probabilidad de que se le pregunte: { $what }
value-ratifier = cuánto importa lo que le gusta: { $what }
value-mediator-effort = por cuánto se multiplica el esfuerzo: { $what }
value-mediator-row = por cuánto se multiplica la probabilidad de una pelea: { $what }
value-mediator-worse = por cuánto se multiplica lo que gana la parte más difícil de convencer: { $what }
value-alone = probabilidad de que se haga sin acuerdo: { $what }
value-lapse = probabilidad de que llegue si no se acuerda nada: { $what }
value-at = dónde está { $who }: { $what }
value-salience = cuánto importa a { $who }: { $what }
value-bearing = cuánto puede hacer valer { $who }: { $what }
finding-by-last = un acuerdo hasta la última reunión
poster-source = Fuente: Summitry, a partir de { $sources }
poster-unit = De 100 reuniones simuladas. Los rangos dicen cuánto se mueve cada cifra con nuestras conjeturas.
share-endings = De cada 100 reuniones simuladas: { $each }.
share-ending = { $what } en { $n } ({ $range })
picture-source = Fuente: Summitry, a partir de { $sources }, y el juicio del propio autor.
picture-source-none = Fuente: Summitry, a partir del juicio del propio autor.
share-paragraph = Un párrafo
share-post = Un mensaje de 280 caracteres como mucho
share-embed = Para una página web (con --figures, card.png)
case-by = { $case } ({ $who })
live-in-file = archivo: { $at }
page-skip = Ir a la respuesta
agenda-open = De nuestras conjeturas depende si los temas quedan como están

# --- the interview: summitry draft --interview -----------------------------
interview-open = { $count ->
    [one] Queda una pregunta, hasta donde se ve.
   *[other] Quedan { $count } preguntas, hasta donde se ve.
 }
interview-beside = Los artículos dicen:
interview-default = Entrar toma lo que dice el archivo: { $text }
interview-ways = (q sale; lo contestado está en el archivo)
interview-ways-optional = (- es que no lo sabe; q sale; lo contestado está en el archivo)
interview-title = ¿Cómo se llama la reunión?
interview-date = ¿Qué día es? Año, mes y día, como en 2027-03-01; ninguno se da por supuesto
interview-as-of = ¿Cuál es el último día del que sabe algo? Como en 2027-02-20
interview-written = ¿Está por celebrarse la reunión mientras escribe? sí o no
interview-parties = ¿Quiénes están a la mesa? Dos o más, con ; entre ellos.
interview-issues = ¿Qué hay sobre la mesa? Uno o más asuntos, con ; entre ellos.
interview-options = { $issue }: ¿cómo podría terminar? Dos desenlaces o más en el orden de una escalera, con lo que rige hoy entre ellos y ; en medio.
interview-now = { $issue }: ¿qué rige hoy? Un número o las palabras.
interview-best = { $party }, sobre { $issue }: ¿qué desenlace prefiere? Un número o las palabras.
interview-matters = { $party }, sobre { $issue }: ¿cuánto le importa? vital, major, some, minor, none, o puntos como 20 to 45
interview-rooms = ¿En qué salas pueden reunirse, por ejemplo televisada; cerrada?
interview-row = { $party }: ¿qué tan probable es allí una ruptura abierta? Un intervalo como 10 to 40%
interview-left = Lo contestado está en { $file }. El mismo comando sigue desde ahí.
interview-done = No queda nada. Sigue: summitry check { $file }
interview-unfit-empty = Aquí hace falta una respuesta.
interview-unfit-day = Escriba el día como año, mes y día: 2027-03-01.
interview-unfit-yes-no = Escriba sí o no.
interview-unfit-two = Hacen falta dos o más, con ; entre ellos.
interview-unfit-one-of = Escriba una de las que se ofrecen, o su número.
interview-unfit-importance = Escriba vital, major, some, minor, none, o puntos como 20 to 45.
interview-unfit-chance = Escriba una probabilidad como 10 to 40%.
interview-unfit-file = En el lugar de esto hay otra cosa en el archivo: corríjalo en un editor.

# --- sellos de un archivo en el tiempo: summitry diff --over ---------------
over-title = { $title }: lo sellado, día por día
over-day = día
over-note = Cada cifra es de cien corridas, como se selló; al lado, cuánto se movió desde el sello anterior. Qué la movió: summitry diff SELLO SELLO.
over-refused = { $n ->
    [one] Un sello se rechaza y no está aquí: summitry verify dice por qué.
   *[other] { $n } sellos se rechazan y no están aquí: summitry verify dice por qué.
 }

# What `summitry deals` says.
possible-named = { $name } ({ $title })
possible-venue = sede { $venue }, cada valor en su punto medio
possible-read = archivo de { $tool }, leído como { $reading }
possible-size = { $issues } { $issues ->
    [one] tema
   *[other] temas
}, { $parties } partes
possible-partial = PARCIAL, detenido antes del final: lo que falta se dice al final.
possible-packages = { $packages } paquetes, { $rational } racionales para todos, { $points } { $n ->
    [one] punto no dominado
   *[other] puntos no dominados
}
possible-packages-listed = { $packages } paquetes, { $rational } racionales para todos, { $points } { $n ->
    [one] punto hallado
   *[other] puntos hallados
}
possible-not-counted = sin contar los
possible-between = entre { $low } y { $high } (cerca del { $share })
possible-party = parte
possible-no-deal = sin acuerdo
possible-worst = peor
possible-best = mejor
possible-worst-found = peor hallado
possible-best-found = mejor hallado
possible-none-below = nada por debajo de
possible-none-above = nada por encima de
possible-solution = solución
possible-package = paquete
possible-packages-column = paquetes
possible-frontier = frontera
possible-effort = esfuerzo
possible-one-of-them = uno de ellos
possible-tie = { $name } ({ $n } empatan)
possible-more = … y { $n } puntos más; --csv y --json los traen todos
possible-shared = (el primero donde comparten lugar)
possible-none = Ningún paquete da a todos al menos lo que da no acordar: no hay zona de acuerdo.
possible-none-drawn = Entre { $drawn } paquetes sorteados y { $searched } sopesados por una búsqueda no se halló ninguno que dé a todos al menos lo que da no acordar: eso no prueba que no lo haya.
possible-none-found = No se halló ninguno que dé a todos al menos lo que da no acordar: eso no prueba que no lo haya.
possible-opposition = Oposición { $negmas } (NegMAS)
possible-opposition-both = Oposición { $negmas } (NegMAS), { $negolog } (NegoLog)
possible-exact = Exacto: { $how }; { $why }
possible-not-exact = NO exacto: { $how }; { $why }
possible-note = Nota ({ $code }): { $text }
possible-no-swaps = Ningún paso ni par de pasos desde hoy deja a todos al menos igual de bien.
possible-swaps = desde hoy, sin costo para nadie
possible-free = gratis: { $moves }
possible-swap = canje: { $moves }
possible-asks = { $who } debería pedir primero: { $what }
possible-blocked = En ningún paquete que convenga a todos: { $what }
possible-blocks = { $who } puede bloquear por sí solo: { $what }
possible-capacity = En una reunión caben { $effort } unidades de esfuerzo: { $fit } de los { $points } puntos de arriba.
possible-within-unknown = No se pudo calcular qué es posible entre los paquetes que caben en ella: { $error }
possible-within-none = Ningún paquete que quepa en ella conviene a todos.
possible-within = Entre los paquetes que caben en ella, { $rational } racionales para todos, { $points } { $n ->
    [one] punto no dominado
   *[other] puntos no dominados
}:
possible-within-picked = Entre los paquetes que caben en ella, { $rational } racionales para todos, demasiados para listarlos; lo que escogen las soluciones, por ramificación y acotación: { $picked }
possible-worlds = De { $n } mundos el { $zone } tiene zona de acuerdo, el { $fits } una que cabe en la reunión; { $left } quedaron fuera por demasiado grandes
possible-worth = No acordar vale para { $who }: { $mean } ({ $low } a { $high })
possible-on-frontier = en la frontera
possible-package-fits = paquete entre los que caben
possible-words = En las palabras del archivo:
how-issue-by-issue = los temas se combinan uno por uno y se descartan los paquetes parciales dominados
how-link-states = los temas se combinan uno por uno dentro de cada uno de a lo sumo { $states } estados de sus vínculos y se descartan los paquetes parciales dominados
how-piece-by-piece = cada combinación que los vínculos distinguen, una por una
how-rounded = valores redondeados a 1/{ $steps } del rango de cada parte: ningún paquete que deje a cada parte así de mejor que no acordar supera a esta lista por más de { $within } (un número por parte) para todas a la vez
how-rounded-picked = { $rounded }; por ramificación y acotación { $picked }
how-sampled = { $packages } paquetes sorteados por igual y { $searched } sopesados por una búsqueda; de otros { $checks }, { $missed } superan la frontera hallada (a lo sumo el { $share } de los paquetes, confianza del 95 %)
how-why-additive = los valores de cada parte se suman tema por tema
how-why-linked = interacciones o exclusiones vinculan temas
how-why-points = la frontera entera pasa de { $limit } puntos por el camino
how-why-work = la frontera entera pide más comparaciones de las que el límite permite
how-why-pieces = los vínculos cortan el espacio en más de { $limit } trozos
picked-certain = { $concept } con certeza
picked-bound = { $concept } dentro de una cota ({ $measure } { $value }, a lo sumo { $bound } posible)
picked-nash = media geométrica de las ganancias
picked-kalai-smorodinsky = menor parte de una ganancia ideal
picked-egalitarian = menor ganancia
picked-utilitarian = suma de utilidades
concept-nash = Nash
concept-kalai-smorodinsky = Kalai–Smorodinsky
concept-kalai-smorodinsky-negmas = Kalai–Smorodinsky (NegMAS)
concept-egalitarian = igualitaria
concept-utilitarian = utilitarista
concept-short-egalitarian = igual.
concept-short-utilitarian = util.
