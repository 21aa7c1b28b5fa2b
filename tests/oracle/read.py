"""Reads a scenario file into what the model needs (docs/model.md, sections 1, 2, 12 and 16). A value is kept as (kind, form), a form as
("point", x), ("range", a, b), ("pert", low, mode, high), ("normal", mean, sd), ("one_of", numbers, weights) or ("beta", a, b)."""
import json
import re
import tomllib
from pathlib import Path
from types import SimpleNamespace as Record

import numpy as np
from draw import quantile

CLASSES = Path(__file__).resolve().parent.parent.parent / "classes"
def around(anchor):
    """A word with an anchor: nine chances in ten within a factor of 1.3."""
    return f"{anchor / 1.3!r} to {anchor * 1.3!r}"

WORDS = {"vital": "80 to 100", "major": "55 to 80", "some": "30 to 55", "minor": "8 to 30", "none": 0,
         "easy": 1, "moderate": 2, "hard": 4,
         "sentence": around(1), "decision": around(2), "programme": around(4), "law": around(8),
         "courtesy call": around(2), "working visit": around(4), "prepared summit": around(8), "final round": around(16),
         "almost no chance": "1 to 5%", "very unlikely": "5 to 20%",
         "unlikely": "20 to 45%", "roughly even chance": "45 to 55%",
         "likely": "55 to 80%", "very likely": "80 to 95%", "almost certain": "95 to 99%"}
SINGLE = {"summit.capacity": ("positive", "working visit"), "summit.words_only": ("chance", None),
          "engine.choosing": ("positive", "3 to 4.6"), "engine.waste": ("positive", 0.6), "engine.split": ("positive", 0),
          "engine.elasticity": ("positive", "2.5 to 5"), "engine.tone": ("positive", "10 to 20"),
          "engine.sharpness": ("positive", "10 to 20"), "engine.threats_together": ("correlation", "0 to 0.8"),
          "engine.nash_floor": ("positive", 0.05), "engine.ks_blend": ("share", 0.2), "engine.tolerance": ("points", 0),
          # Of the first edition: drawn where a file says them, used by nothing.
          "engine.stakes": ("positive", None), "engine.usual_share": ("share", None), "engine.pool_nash": ("share", None),
          # Simulated talks use these; the oracle only draws them.
          "engine.rounds": ("positive", "6 to 24"), "engine.patience": ("positive", "3 to 12"),
          "engine.misreading": ("share", "0.2 to 0.8")}

def form_of(raw, kind, words):
    """The form of a value as it is written, in the unit of its kind: a chance is written in percent."""
    unit = 0.01 if kind == "chance" or (kind in ("share", "correlation") and "%" in str(raw)) else 1.0
    if isinstance(raw, dict):
        if "is" in raw:
            return form_of(raw["is"], kind, words)
        if "normal" in raw:
            return ("normal", *(number * unit for number in raw["normal"]))
        return ("one_of", *zip(*sorted((float(number) * unit, weight) for number, weight in raw["one_of"].items())))
    text = str(words.get(raw, raw))
    numbers = [float(number) * unit for number in re.findall(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?", text)]
    return ({1: "point", 2: "range", 3: "pert"}[len(numbers)], *numbers)

def nearness(issue, liked):
    """100 at the option liked, falling with distance along the ladder to 0 at the farthest."""
    gaps = [abs(at - issue.at[issue.ids.index(liked)]) for at in issue.at]
    return [100 * (1 - gap / max(gaps)) for gap in gaps]

def load(path):
    return read(tomllib.loads(Path(path).read_text(encoding="utf-8")))

quoted = lambda part: part if re.fullmatch("[A-Za-z0-9_-]+", part) else json.dumps(part, ensure_ascii=False)  # noqa: E731
listed = lambda entry: entry if isinstance(entry, list) else [entry]  # noqa: E731

def rules(entry):
    """The rules of a decision (section 16.1), each "all" or (quota, of): a share of the whole as text, a number, or "majority"."""
    return tuple({"all": "all", "majority": ("majority", "parties")}[rule] if isinstance(rule, str)
                 else (rule["quota"], rule.get("of", "weight")) for rule in listed(entry))

def read(doc):
    words, summit = dict(WORDS), doc.get("summit", {})
    for scale in doc.get("scales", {}).values():
        words |= scale if isinstance(scale, dict) else {}
    s = Record(values={}, seed=doc.get("run", {}).get("seed", 1), parties=list(doc.get("party", {})))
    s.impasse = doc.get("engine", {}).get("disagreement") == "impasse"
    def blocks(kind):
        return doc.get(kind, {}).items()
    def value(path, kind, table, default, key=None):
        """Registers a value, written in the table under the last part of its path or defaulted; None where there is neither."""
        raw = table.get(key or path.rsplit(".", 1)[1], default)
        if raw is not None:
            s.values[path] = (kind, form_of(raw, kind, words))
            return path
    def wants(party, issue):
        """What a party or a ratifier wants on an issue: `matters`, a score an option (a number, a path or a function of the world's
        values), and the options it never accepts."""
        block = doc.get("wants", {}).get(party, {}).get(issue.id, {})
        path, at, every = f"wants.{party}.{issue.id}", issue.at, range(len(issue.ids))
        ends = {end: issue.ids.index(block[end]) for end in ("worst", "best") if end in block}
        never = [issue.ids.index(option) for option in block.get("never", [])]
        if not ends:
            x = f"position.{party}.{issue.id}"
            if issue.id not in doc.get("position", {}).get(party, {}):
                return Record(matters=0.0, scores=[0.0] * len(issue.ids), never=never)
            def near(o):
                return lambda z: 100 * (1 - abs(at[o] - z[x + ".at"]) / np.max([abs(a - z[x + ".at"]) for a in at], axis=0))
            return Record(matters=x + ".salience", scores=[near(o) for o in every], never=never)
        known = next(iter(ends.values()))
        far = max(every, key=lambda o: (abs(at[o] - at[known]), -o))
        worst, best = ends.get("worst", far), ends.get("best", far)
        said, span = block.get("score", {}), abs(at[worst] - at[best])
        scores = [value(f"{path}.score.{quoted(name)}", "score", said, None, name) if name in said and o not in (worst, best) else
                  100 * max(0.0, 1 - abs(at[o] - at[best]) / span) * (o != worst) for o, name in enumerate(issue.ids)]
        return Record(matters=value(f"{path}.matters", "score", block, "some"), scores=scores, never=never)

    for path, (kind, default) in SINGLE.items():
        value(path, kind, doc.get(path.split(".")[0], {}), default)
    s.cap_hi = float(quantile(*s.values["summit.capacity"], np.array([0.95]))[0])
    base = summit.get("base", "leaders-bilateral")
    counted = CLASSES / f"{base.get('is') if isinstance(base, dict) else base}.toml"
    if counted.is_file():
        c = tomllib.loads(counted.read_text(encoding="utf-8"))
        s.values["summit.base"] = ("chance", ("beta", c["k"] + 0.5, c["n"] - c["k"] + 0.5))
    else:
        value("summit.base", "chance", summit, None)
    s.power = [value(f"party.{name}.power", "positive", block, 1) for name, block in blocks("party")]

    s.weight = [value(f"party.{name}.weight", "positive", block, 1) if "weight" in block else 1.0 for name, block in blocks("party")]
    s.leaves = [value(f"party.{name}.leaves", "chance", block, None) for name, block in blocks("party")]
    meeting = doc.get("decision", {})
    s.decision = rules(meeting.get("rule", "all"))
    s.vetoes = [s.parties.index(name) for name in meeting.get("vetoes", [])]
    s.chair = meeting.get("chair")                   # a party's index, "mediator", or None
    s.chair = s.parties.index(s.chair) if s.chair in s.parties else s.chair and "mediator"
    s.meetings = summit.get("meetings", 1)
    if s.meetings > 1:
        for key, home, kind, default in (("resumes", "summit", "chance", "40 to 90%"), ("meetings_alike", "summit", "share", "30 to 90%")):
            home = next((h for h in ("summit", "engine") if key in doc.get(h, {})), home)
            setattr(s, key, value(f"{home}.{key}", kind, doc.get(home, {}), default))

    s.issues = []
    for name, block in blocks("issue"):
        options = [option if isinstance(option, dict) else {"id": option} for option in block["options"]]
        k = Record(id=name, ids=[option["id"] for option in options], tone=block.get("held_by") == "each")
        k.now = k.ids.index(block["now"])
        k.at = [float(option.get("at", 100 * o / (len(options) - 1))) for o, option in enumerate(options)]
        holders = listed(block.get("held_by", s.parties))
        k.deliverer = s.parties.index(holders[0]) if len(holders) == 1 and holders[0] in s.parties else None
        k.delivered = value(f"issue.{name}.delivered", "chance", block, None)
        k.raised = value(f"issue.{name}.raised", "chance", block, None)
        default = 0 if any("effort" in option for option in options) else "1 to 4"
        k.effort = [0.0 if o == k.now else value(f"issue.{name}.options.{quoted(k.ids[o])}.effort", "positive", option, default)
                    for o, option in enumerate(options)]
        k.decision = rules(block["decision"]) if "decision" in block else None
        k.alone = [(o, value(f"issue.{name}.options.{quoted(k.ids[o])}.alone", "chance", option, None))
                   for o, option in enumerate(options) if "alone" in option]
        lapse = block.get("without_deal", {})
        k.lapse = ([(k.ids.index(lapse), 1.0)] if isinstance(lapse, str) else
                   [(k.ids.index(o), value(f"issue.{name}.without_deal.{quoted(o)}", "chance", lapse, None, o)) for o in lapse])
        k.wants = [wants(party, k) for party in s.parties]
        s.issues.append(k)
    s.bargained, s.tones = ([k for k in s.issues if k.tone == tone] for tone in (False, True))
    index = {k.id: k for k in s.issues}

    def picks(table):
        return {issue: [index[issue].ids.index(option) for option in listed(options)] for issue, options in table.items()}
    s.audiences = [Record(id=name, side=s.parties.index(block["pushes"]),
                          matters=value(f"audience.{name}.matters", "score", block, "some"),
                          likes={issue: nearness(index[issue], option) for issue, option in block.get("likes", {}).items()})
                   for name, block in blocks("audience")]
    s.side_deals = [Record(id=name, gets=block["gets"], worth=value(f"side_deal.{name}.worth", "score", block, "major"),
                           on=value(f"side_deal.{name}.on_offer", "chance", block, "5 to 50%"),
                           leaks=value(f"side_deal.{name}.leaks", "chance", block, "20 to 80%"),
                           leaked={who: value(f"side_deal.{name}.if_leaked.{who}", "points", block["if_leaked"], None)
                                   for who in block.get("if_leaked", {})}) for name, block in blocks("side_deal")]
    getters = {deal.gets for deal in s.side_deals}
    s.people = [Record(id=name, side=s.parties.index(block["side"]), stake=stake) for name, block in blocks("person")
                if (stake := value(f"person.{name}.own_stake", "score", block, "minor" if name in getters else None))]

    s.venues = []
    for name, block in (doc.get("venue") or {"meeting": {}}).items():
        said = {None: "unsaid", "the rest": "rest"}.get(str(block["chance"]) if "chance" in block else None, "said")
        kind, default = ("positive", "0.5 to 2") if said == "unsaid" else ("chance", None)
        s.venues.append(Record(
            id=name, said=said, chance=None if said == "rest" else value(f"venue.{name}.chance", kind, block, default),
            pull=value(f"venue.{name}.audience_pull", "positive", block, "0.5 to 2"),
            bust=value(f"venue.{name}.bust_up", "chance", block, "2 to 15%")))
    s.threats, s.outside = [], []
    for name, block in blocks("threat"):
        does = picks(block["does"])
        forms = [{issue: steps[min(f, len(steps) - 1)] for issue, steps in does.items()}
                 for f in range(max(map(len, does.values())))]
        s.threats.append(Record(
            forms=forms, chance=value(f"threat.{name}.carried_out", "chance", block, "5 to 50%"),
            worst=value(f"threat.{name}.worst_form", "chance", block, "10 to 50%") if len(forms) > 1 else None))
    for name, block in blocks("outside"):
        for role, key, sign in (("helps", "worth", 1), ("hurts", "costs", -1)):
            if role in block:
                s.outside.append((s.parties.index(block[role]), sign, value(f"outside.{name}.{key}", "points", block, "1 to 10")))
    s.links = [(picks(block["when"]), picks(block["rules_out"])) for _, block in blocks("link")]
    s.holds = [value(f"link.{name}.holds", "chance", block, "50 to 95%") for name, block in blocks("link")]
    s.affected = {name: {issue: (value(f"affected.{name}.feels.{issue}", "score", block["feels"], None),
                                 nearness(index[issue], block.get("likes", {}).get(issue, index[issue].ids[-1])))
                         for issue in block["feels"]} for name, block in blocks("affected")}

    s.ratifiers = []
    for name, block in blocks("ratifier"):
        r = Record(id=name, side=s.parties.index(block["of"]), asked=value(f"ratifier.{name}.asked", "chance", block, 100),
                   needed_for=block.get("needed_for", []), wants=[wants(name, k) for k in s.bargained])
        alike = value(f"ratifier.{name}.matters", "score", block, "some") if "likes" in block else None
        for n, k in enumerate(s.bargained):
            if k.id in block.get("likes", {}):
                r.wants[n] = Record(matters=alike, scores=nearness(k, block["likes"][k.id]), never=r.wants[n].never)
        s.ratifiers.append(r)
    s.mediators = {key: [value(f"mediator.{name}.{key}", "positive", block, None) for name, block in blocks("mediator") if key in block]
                   for key in ("effort", "bust_up", "worse_off")}
    s.positions = {}                                 # issue -> (at, salience, power) a side
    for who, issues in blocks("position"):
        for issue, block in issues.items():
            s.positions.setdefault(issue, []).append([
                value(f"position.{who}.{issue}.{key}", kind, block, default)
                for key, kind, default in (("at", "score", None), ("salience", "score", "some"), ("power", "positive", 1))])
    s.voting = bool(meeting or any(s.leaves) or any(k.decision or any(want.never for want in k.wants) for k in s.bargained))

    s.together = {name: (block["values"], value(f"together.{name}.rho", "correlation", block, "0 to 0.8"))
                  for name, block in blocks("together")}

    s.events = {(kind + "s", name): condition(block) for kind in ("define", "case") for name, block in blocks(kind)}
    s.named = {name: c for (_, name), c in s.events.items()}
    s.events |= {("questions", name): condition(block["counts"]) for name, block in blocks("question")}
    s.events |= {("expectations", name): condition(block["that"]) for name, block in blocks("expect")}
    s.questions = {}
    for name, block in blocks("question"):
        later = "by" in block and "date" in summit and (block["by"] - summit["date"]).days > 7
        s.questions[name] = [value(f"question.{name}.{key}", "chance", block, wide if later else sure)
                             for key, wide, sure in (("holds", "70 to 97%", 100), ("otherwise", "1 to 15%", 0))]
    return s

def condition(block):
    """A condition as three lists of (name, wanted); a table without parts means all of its entries."""
    parts = block if {"all", "any", "none", "not"} & set(block) else {"all": block}
    every, some, none = (list(parts.get(part, {}).items()) for part in ("all", "any", "none"))
    return every, some, none + [(name, True) for name in parts.get("not", [])]
