#!/usr/bin/env python3
"""Recount the class "leaders-bilateral" from the texts of an archive of White House pages.

usage: count_whitehouse.py GITDIR MEETINGS.csv [--decisions FILE] [--list] [--show N]

GITDIR        a git directory of github.com/brian14708/wh-briefings (read with
              `git ls-tree` and `git cat-file`; nothing is checked out or copied)
MEETINGS.csv  one row a meeting: date, country, remarks_page, and what the first
              count by titles found
--decisions   readings.csv: one row a meeting with the reader's verdict (the list is
              in VERDICTS below); checked against the meetings (none missing, none
              twice, each page named in it exists inside the window), then counted
--list        print each meeting's candidate pages with the figures below
--show N      print the head and the deciding sentences of the candidates of row N
              (N from 1; "N-M" for several)

A candidate is a statement, fact sheet or presidential document published from one
day before to three days after the meeting that names the country (or its leader's
adjective or capital) in its title or at least three times in its text. Remarks,
press briefings, schedules and readouts are no candidates: they say what was talked
about, not what the two governments put their names to. The script finds candidates;
a person (or a session) reads them and decides. Without --decisions it also prints a
machine count from words of joint decision in the text, as a check on the readings.
"""

import argparse
import collections
import csv
import datetime as dt
import re
import subprocess
import sys

BEFORE, AFTER = 1, 3

# Other names a page uses for the country in the csv's `country` column.
NAMES = {
    "australia": "australia", "angola": "angola", "argentina": "argentin",
    "brazil": "brazil", "canada": "canad", "chile": "chile", "china": "china|chinese|prc|xi jinping",
    "colombia": "colombia", "costa-rica": "costa ?rica", "czech": "czech", "denmark": "denmark|danish",
    "dominican": "dominican", "ecuador": "ecuador", "egypt": "egypt",
    "emirates": "emirates|u\\.?a\\.?e\\.?", "european": "european (union|commission)|\\be\\.?u\\.?\\b|u\\.s\\.-eu",
    "finland": "finland|finnish", "france": "france|french|macron", "germany": "german|scholz",
    "ghana": "ghana", "greece": "greece|greek|hellenic", "guatemala": "guatemala", "honduras": "hondura",
    "india": "india\\b|indian|modi\\b", "indonesia": "indonesia", "iraq": "iraq", "ireland": "ireland|irish",
    "israel": "israel", "italy": "italy|italian", "japan": "japan|kishida|suga\\b", "jordan": "jordan",
    "kenya": "kenya", "korea": "republic of korea|south korea|u\\.?s\\.?-rok|\\brok\\b|yoon|korea",
    "mexico": "mexic", "netherlands": "netherlands|dutch", "new-zealand": "new zealand|aotearoa",
    "nigeria": "nigeria", "oman": "\\boman", "peru": "\\bperu", "philippines": "philippine|marcos",
    "poland": "poland|polish", "qatar": "qatar", "romania": "romania", "singapore": "singapore",
    "slovenia": "slovenia", "south-africa": "south africa", "spain": "spain|spanish", "sweden": "swed",
    "turkey": "turkey|türkiye|turkiye|erdogan", "ukraine": "ukrain|zelensky",
    "united-kingdom": "united kingdom|\\bu\\.?k\\.?\\b|british|atlantic charter|sunak|starmer|boris johnson",
    "vietnam": "viet ?nam", "zambia": "zambia|hichilema",
}

# Words by which two governments announce something decided together.
JOINT = re.compile(
    r"(joint (statement|declaration|leaders|communiqu|vision|fact|action plan|roadmap)"
    r"|(both|two) (leaders|governments|countries|nations|sides|presidents)[^.]{0,80}"
    r"(agree|commit|decid|launch|announc|establish|welcom|sign|pledg|intend|resolv|reaffirm)"
    r"|(leaders|presidents?|prime ministers?|president biden and [^.]{3,40})[^.]{0,40}(agreed|committed|announced|launched|decided|signed|established)"
    r"|memorand(um|a) of (understanding|cooperation|intent)|\bmou\b|agreement (was|is being|to be)? ?signed|signed an? [^.]{0,60}(agreement|arrangement|memorandum)"
    r"|we (jointly )?(commit|agree|decided|announce|intend to|resolve|launch))", re.I)

SKIP_DIRS = ("speeches-remarks/", "remarks/", "press-briefings/", "legislation/", "disclosures/",
             "blog/", "research/", "articles/", "releases/", ".github", "_scraper")
SKIP_TITLE = re.compile(r"^(remarks|readout|background press|press (call|briefing|gaggle)|on-the-record|week ahead|public schedule"
                        r"|transcript|interview|toast|excerpts|press release: bill|president biden announces (key|his|\d+|presidential))", re.I)


def git(gitdir, *args, data=None):
    return subprocess.run(["git", "-C", gitdir, *args], input=data, check=True,
                          stdout=subprocess.PIPE).stdout


def listing(gitdir):
    """{date: [(path, blob)]} of every page whose file name starts with a date."""
    days = collections.defaultdict(list)
    for line in git(gitdir, "ls-tree", "-r", "HEAD").decode().splitlines():
        meta, path = line.split("\t", 1)
        if path.startswith(SKIP_DIRS):
            continue
        name = path.rsplit("/", 1)[-1]
        m = re.match(r"(\d{4}-\d\d-\d\d)-(.*)\.md$", name)
        if m:
            days[dt.date.fromisoformat(m[1])].append((path, meta.split()[2], m[2]))
    return days


def texts(gitdir, blobs):
    """{blob: text} through one `git cat-file --batch`."""
    blobs = sorted(set(blobs))
    raw, out, at = git(gitdir, "cat-file", "--batch", data=("\n".join(blobs) + "\n").encode()), {}, 0
    for blob in blobs:
        end = raw.index(b"\n", at)
        size = int(raw[at:end].split()[2])
        out[blob] = raw[end + 1:end + 1 + size].decode("utf-8", "replace").replace("\u00a0", " ")
        at = end + 2 + size
    return out


def title_of(text, slug):
    m = re.search(r'^title: *(.*?)\n(?=[a-z_]+:|---)', text, re.M | re.S)
    t = m[1] if m else slug
    t = t.replace("\\_", " ").replace("\\xA0", " ")
    return re.sub(r"\s+", " ", re.sub(r"\\\s*", " ", t)).strip("\"' ")


def body_of(text):
    return re.sub(r"\s+", " ", re.sub(r"\A---.*?\n---", "", text, flags=re.S)).strip()


def named(row):
    """The country's name as a pattern; the csv took Hichilema's name for Chile."""
    return NAMES["zambia" if "hichilema" in row["remarks_page"] else row["country"]]


def candidates(gitdir, meetings):
    days = listing(gitdir)
    window, need = [], []
    for row in meetings:
        day = dt.date.fromisoformat(row["date"])
        pages = [p for d in range(-BEFORE, AFTER + 1) for p in days.get(day + dt.timedelta(d), [])]
        window.append(pages)
        need += [b for _, b, _ in pages]
    text = texts(gitdir, need)
    out = []
    for row, pages in zip(meetings, window):
        name = re.compile(named(row), re.I)
        found = []
        for path, blob, slug in pages:
            title, body = title_of(text[blob], slug), body_of(text[blob])
            if SKIP_TITLE.search(title.strip()):
                continue
            hits, intitle = len(name.findall(body)), bool(name.search(title))
            if intitle or hits >= 3:
                found.append(dict(path=path, slug=slug, title=title, body=body, intitle=intitle, hits=hits,
                                  joint=[m for m in JOINT.finditer(body)]))
        found.sort(key=lambda c: (not c["intitle"], -c["hits"]))
        out.append(found)
    return out, {p.rsplit("/", 1)[-1][:-3] for w in window for p, _, _ in w}


def main():
    ap = argparse.ArgumentParser(usage=__doc__)
    ap.add_argument("gitdir")
    ap.add_argument("csv")
    ap.add_argument("--decisions")
    ap.add_argument("--list", action="store_true")
    ap.add_argument("--show")
    a = ap.parse_args()
    meetings = list(csv.DictReader(open(a.csv, encoding="utf-8")))
    cand, names = candidates(a.gitdir, meetings)

    if a.show:
        lo, _, hi = a.show.partition("-")
        for i in range(int(lo) - 1, int(hi or lo)):
            print(f"\n######## {i + 1} {meetings[i]['date']} {meetings[i]['country']} "
                  f"| first count: {meetings[i]['joint_statement_or_agreement_within_3_days']} | {meetings[i]['fact_sheet_within_3_days']}")
            for c in cand[i]:
                print(f"== {c['path'].rsplit('/', 1)[-1]} [{len(c['body'])} chars, named {c['hits']}, joint words {len(c['joint'])}]")
                print("   ", c["body"][:350 if c["intitle"] else 120])
                for m in c["joint"][:6]:
                    print("    ..", c["body"][max(0, m.start() - 60):m.end() + 150])
        return
    if a.list:
        for i, (row, cs) in enumerate(zip(meetings, cand), 1):
            print(f"{i}\t{row['date']}\t{row['country']}\t{len(cs)}")
            for c in cs:
                print(f"\t{'T' if c['intitle'] else ' '} {c['hits']:3d} {len(c['joint']):2d} {c['path'].rsplit('/', 1)[-1][:-3]}")

    machine = sum(any(c["intitle"] and len(c["joint"]) >= 2 for c in cs) for cs in cand)
    print(f"meetings {len(meetings)}; with a candidate page {sum(bool(c) for c in cand)}; "
          f"with a page naming the country in its title {sum(any(x['intitle'] for x in c) for c in cand)}; "
          f"machine count (title and two joint phrases) {machine}")
    if a.decisions:
        report(a.decisions, meetings, names)


VERDICTS = {
    "statement": "a joint statement, declaration, charter or roadmap in both names",
    "factsheet": "a fact sheet that announces something the two decided together",
    "three": "only a text of three countries, this one among them",
    "readout": "a joint decision that only a readout or spokesman's statement reports",
    "unilateral": "a page about the country that announces the United States' own measures",
    "none": "none of these (a text of more than three countries counts as none)",
    "duplicate": "no meeting of its own: the row repeats another one",
}
YES = ("statement", "factsheet")


def report(path, meetings, names):
    rows = list(csv.DictReader(open(path, encoding="utf-8")))
    keys = [(m["date"], m["country"]) for m in meetings]
    if [(r["date"], r["country"]) for r in rows] != keys:
        sys.exit(f"{path}: rows must be the meetings of the csv, in its order")
    for r in rows:
        if r["verdict"] not in VERDICTS:
            sys.exit(f"{path}: {r['date']} {r['country']}: verdict '{r['verdict']}'")
        if r["page"] and r["page"] not in names:
            sys.exit(f"{path}: {r['date']} {r['country']}: no page '{r['page']}' within the window")
        if (r["verdict"] in YES) != bool(r["page"]) and r["verdict"] not in ("three", "unilateral"):
            sys.exit(f"{path}: {r['date']} {r['country']}: a yes needs its page, a no has none")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["group", "meetings"] + list(VERDICTS)[:-1] + ["k", "percent"])
    for label, sel in (("all", rows), ("president", [r for r in rows if r["who"] == "president"]),
                       ("vice president", [r for r in rows if r["who"] == "vice"])):
        sel = [r for r in sel if r["verdict"] != "duplicate"]
        count = collections.Counter(r["verdict"] for r in sel)
        k = sum(count[v] for v in YES)
        out.writerow([label, len(sel)] + [count[v] for v in list(VERDICTS)[:-1]] + [k, round(100 * k / len(sel))])
    how = collections.Counter(r["how"] for r in rows if r["verdict"] != "duplicate")
    first = {(m["date"], m["country"]): bool(m["joint_statement_or_agreement_within_3_days"]) for m in meetings}
    yes = {(r["date"], r["country"]) for r in rows if r["verdict"] in YES}
    kept = sum(first[k] for k in yes)
    print(f"# rows {len(rows)}, of them repeated {sum(r['verdict'] == 'duplicate' for r in rows)}; decided: {dict(how)}")
    print(f"# against the first count by titles ({sum(first.values())}): {kept} kept, "
          f"{sum(first.values()) - kept} dropped, {len(yes) - kept} added")


if __name__ == "__main__":
    main()
