"""Reads a scenario file into what the model needs: plain lists, indices, and the paths of the values to draw.

A value is kept as a form: ("point", x), ("range", a, b), ("pert", low, mode, high), ("normal", mean, sd) or
("one_of", numbers, weights), with the kind of the place it stands in (docs/model.md, section 1).
"""
import re
import tomllib
from types import SimpleNamespace as Record

IMPORTANCE = {"vital": "80 to 100", "major": "55 to 80", "some": "30 to 55", "minor": "8 to 30", "none": 0}
EFFORT = {"easy": 1, "moderate": 2, "hard": 4}
ICD203 = {"almost no chance": "1 to 5%", "very unlikely": "5 to 20%", "unlikely": "20 to 45%",
          "roughly even chance": "45 to 55%", "likely": "55 to 80%", "very likely": "80 to 95%",
          "almost certain": "95 to 99%"}
NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")
PARTS = ("all", "any", "none", "not")


def form_of(raw, kind, words):
    """The form of a value as it is written, in the unit of its kind."""
    if isinstance(raw, dict):
        if "is" in raw:
            return form_of(raw["is"], kind, words)
        unit = 0.01 if kind == "chance" else 1.0
        if "normal" in raw:
            return ("normal", raw["normal"][0] * unit, raw["normal"][1] * unit)
        pairs = sorted((float(k.rstrip("%")) * (0.01 if "%" in k else unit), w) for k, w in raw["one_of"].items())
        return ("one_of", [number for number, _ in pairs], [weight for _, weight in pairs])
    if isinstance(raw, str) and raw in words:
        return form_of(words[raw], kind, {})
    text = str(raw)
    numbers = [float(match.group()) for match in NUMBER.finditer(text)]
    if kind == "chance" or (kind in ("share", "correlation") and "%" in text):
        numbers = [number / 100 for number in numbers]
    if not numbers:
        raise ValueError(f"no value: {raw!r}")
    return ({1: "point", 2: "range", 3: "pert"}[len(numbers)], *numbers)


def listed(entry):
    return entry if isinstance(entry, list) else [entry]


def load(path):
    with open(path, "rb") as file:
        return read(tomllib.load(file))


def read(doc):
    scales = doc.get("scales", {})
    likelihood = scales.get("likelihood", "icd203")
    words = IMPORTANCE | EFFORT | ICD203
    words |= (likelihood if isinstance(likelihood, dict) else {}) | scales.get("importance", {}) | scales.get("effort", {})
    summit, engine, run = doc.get("summit", {}), doc.get("engine", {}), doc.get("run", {})
    s = Record(values={}, seed=run.get("seed", 1), worlds=run.get("worlds", 20000))

    def value(path, kind, table, key, default):
        """Registers the value `path`, written at table[key] or defaulted; None where there is neither."""
        raw = table.get(key, default)
        if raw is None:
            return None
        s.values[path] = (kind, form_of(raw, kind, words))
        return path

    value("summit.capacity", "positive", summit, "capacity", "2 to 8")
    value("summit.words_only", "chance", summit, "words_only", "20 to 60%")
    for key, kind, default in (("sharpness", "positive", "10 to 20"), ("stakes", "positive", "2 to 10"),
                               ("usual_share", "share", "0.4 to 0.6"), ("threats_together", "correlation", "0 to 0.8"),
                               ("nash_floor", "positive", 0.05), ("ks_blend", "share", 0.2),
                               ("pool_nash", "share", 0.5), ("tolerance", "points", 0)):
        value(f"engine.{key}", kind, engine, key, default)
    s.impasse = engine.get("disagreement", "threats") == "impasse"

    s.parties = list(doc["party"])
    for party, block in doc["party"].items():
        value(f"party.{party}.power", "positive", block, "power", 1)

    s.issues = []
    for name, block in doc["issue"].items():
        options = [option if isinstance(option, dict) else {"id": option} for option in block["options"]]
        ids = [option["id"] for option in options]
        held = block.get("held_by", "both")
        issue = Record(id=name, ids=ids, now=ids.index(block["now"]), tone=held == "each")
        issue.at = [float(option.get("at", 100 * n / (len(ids) - 1))) for n, option in enumerate(options)]
        holders = s.parties if held in ("both", "all", "each") else listed(held)
        issue.deliverer = s.parties.index(holders[0]) if len(holders) == 1 else None
        issue.delivered = value(f"issue.{name}.delivered", "chance", block, "delivered", None)
        issue.raised = value(f"issue.{name}.raised", "chance", block, "raised", None)
        effort = 0 if any("effort" in option for option in options) else "1 to 4"
        issue.effort = [None if n == issue.now else
                        value(f"issue.{name}.options.{option['id']}.effort", "positive", option, "effort", effort)
                        for n, option in enumerate(options)]
        issue.wants = [wants(s, value, doc.get("wants", {}).get(party, {}).get(name), party, issue) for party in s.parties]
        s.issues.append(issue)
    s.bargained = [issue for issue in s.issues if not issue.tone]
    s.tones = [issue for issue in s.issues if issue.tone]
    index = {issue.id: issue for issue in s.issues}

    def nearness(issue, liked):
        """100 at the option liked, falling with distance along the ladder to 0 at the farthest."""
        gaps = [abs(at - issue.at[issue.ids.index(liked)]) for at in issue.at]
        return [100 * (1 - gap / max(gaps)) for gap in gaps]

    s.audiences = [Record(id=name, side=s.parties.index(block["pushes"]),
                          matters=value(f"audience.{name}.matters", "score", block, "matters", "some"),
                          likes={issue: nearness(index[issue], option) for issue, option in block.get("likes", {}).items()})
                   for name, block in doc.get("audience", {}).items()]
    deals = doc.get("side_deal", {})
    getters = {block["gets"] for block in deals.values()}
    s.people = [Record(id=name, side=s.parties.index(block["side"]),
                       stake=value(f"person.{name}.own_stake", "score", block, "own_stake",
                                   "minor" if name in getters else None))
                for name, block in doc.get("person", {}).items()]
    s.side_deals = [Record(id=name, gets=block["gets"],
                           worth=value(f"side_deal.{name}.worth", "score", block, "worth", "major"),
                           on=value(f"side_deal.{name}.on_offer", "chance", block, "on_offer", "5 to 50%"),
                           leaks=value(f"side_deal.{name}.leaks", "chance", block, "leaks", "20 to 80%"),
                           leaked={who: value(f"side_deal.{name}.if_leaked.{who}", "points", block["if_leaked"], who, 0)
                                   for who in block.get("if_leaked", {})})
                    for name, block in deals.items()]

    s.venues = []
    for name, block in (doc.get("venue") or {"room": {}}).items():
        said = block.get("chance")
        venue = Record(id=name, rest=said == "the rest", said=said is not None and said != "the rest")
        kind, default = ("chance", None) if venue.said else ("positive", "0.5 to 2")
        venue.chance = None if venue.rest else value(f"venue.{name}.chance", kind, block, "chance", default)
        venue.pull = value(f"venue.{name}.audience_pull", "positive", block, "audience_pull", "0.5 to 2")
        venue.bust = value(f"venue.{name}.bust_up", "chance", block, "bust_up", "2 to 15%")
        s.venues.append(venue)

    s.threats = []
    for name, block in doc.get("threat", {}).items():
        does = {issue: [index[issue].ids.index(option) for option in listed(options)]
                for issue, options in block["does"].items()}
        forms = max(map(len, does.values()))
        s.threats.append(Record(
            id=name, forms=[{issue: seq[min(f, len(seq) - 1)] for issue, seq in does.items()} for f in range(forms)],
            chance=value(f"threat.{name}.carried_out", "chance", block, "carried_out", "5 to 50%"),
            worst=value(f"threat.{name}.worst_form", "chance", block, "worst_form", "10 to 50%") if forms > 1 else None))
    s.outside = []
    for name, block in doc.get("outside", {}).items():
        for role, key, sign in (("helps", "worth", 1), ("hurts", "costs", -1)):
            if role in block:
                path = value(f"outside.{name}.{key}", "points", block, key, "1 to 10")
                s.outside += [(s.parties.index(party), sign, path) for party in listed(block[role])]

    def picks(table):
        return {issue: {index[issue].ids.index(option) for option in listed(options)} for issue, options in table.items()}

    s.links = [Record(id=name, when=picks(block.get("when", {})), out=picks(block["rules_out"]),
                      holds=value(f"link.{name}.holds", "chance", block, "holds", "50 to 95%"))
               for name, block in doc.get("link", {}).items()]
    s.affected = []
    for name, block in doc.get("affected", {}).items():
        likes = block.get("likes", {})
        s.affected.append(Record(id=name, feels={
            issue: (value(f"affected.{name}.feels.{issue}", "score", block["feels"], issue, "some"),
                    nearness(index[issue], likes.get(issue, index[issue].ids[-1]))) for issue in block["feels"]}))

    s.defines = {name: condition(block) for name, block in doc.get("define", {}).items()}
    s.cases = {name: condition(block) for name, block in doc.get("case", {}).items()}
    s.expects = {name: condition(block["that"]) for name, block in doc.get("expect", {}).items()}
    s.questions = {}
    for name, block in doc.get("question", {}).items():
        later = "by" in block and "date" in summit and (block["by"] - summit["date"]).days > 7
        s.questions[name] = (condition(block["counts"]),
                             value(f"question.{name}.holds", "chance", block, "holds", "70 to 97%" if later else 100),
                             value(f"question.{name}.otherwise", "chance", block, "otherwise", "1 to 15%" if later else 0))
    return s


def wants(s, value, block, party, issue):
    """What a party wants on an issue: `matters` and one score an option (a number, or a path); None where nothing is said."""
    if block is None:
        return None
    path, ids, at = f"wants.{party}.{issue.id}", issue.ids, issue.at
    ends = [ids.index(block[end]) if end in block else None for end in ("worst", "best")]
    if None in ends:
        known = ends[0] if ends[1] is None else ends[1]
        far = max(range(len(ids)), key=lambda n: (abs(at[n] - at[known]), -n))
        ends = [far if end is None else end for end in ends]
    worst, best = ends
    span = abs(at[worst] - at[best])
    said = block.get("score", {})
    scores = [value(f"{path}.score.{name}", "score", said, name, 0) if name in said and n not in ends else
              100.0 * (n == best) if n in ends else 100 * max(0.0, 1 - abs(at[n] - at[best]) / span)
              for n, name in enumerate(ids)]
    return Record(matters=value(f"{path}.matters", "score", block, "matters", "some"), scores=scores)


def condition(block):
    """A condition as its four parts; a table without parts means all of its entries."""
    parts = block if any(part in block for part in PARTS) else {"all": block}
    none = list(parts.get("none", {}).items()) + [(name, True) for name in parts.get("not", [])]
    return Record(all=list(parts.get("all", {}).items()), any=list(parts.get("any", {}).items()), none=none)
