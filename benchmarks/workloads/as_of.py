#!/usr/bin/env python3
"""as_of.py STEMMA [COMPANIES]: what a question about a day costs on a graph with a history.

Three databases with the same holdings on 2010-06-01: `day` holds only that day; `records` has five
records of each holding, each with its dates; `stated` has one, with five statements about its share.
The same questions are asked of all (the first as it is, the others AS OF the day), the answers compared, and
the median times printed, a line of JSON a question:
{"row", "day_ms", "records_ratio", "stated_ratio", "equal"}.
"""
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

DAYS = ["2000-01-01", "2004-01-01", "2008-01-01", "2012-01-01", "2016-01-01", ""]
TODAY = 2  # the version that holds on the day asked about
AS_OF = "AS OF '2010-06-01' "
QUESTIONS = {
    "up": "MATCH p = ()-[:OWNS*1..10]->(c:Company {name: $name}) RETURN count(*) AS n, "
          "sum(reduce(s = 1.0, r IN relationships(p) | s * r.share)) AS share",
    "owners": "CALL ownership.owners($name) YIELD low RETURN count(*) AS n, sum(low) AS share",
}
STATE = ("MATCH (:Company)-[o:OWNS]->() WITH o, o.share / {factor} AS share UNWIND range(0, 4) AS version "
         "WITH o, share, version, {days} AS days "
         "CALL evidence.state(o, 'share', share * (1 - version * 0.1), "
         "{{valid_from: days[version], valid_to: days[version + 1]}}) YIELD id RETURN count(id)")


def share_of(share, version):
    return round(share * (1 - version * 0.1), 6)


def run(stemma, *arguments):
    done = subprocess.run([stemma, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"stemma {' '.join(arguments)}: {done.stderr}")


def write_files(folder, companies):
    random.seed(42)
    (folder / "company.csv").write_text(
        "id:ID,name\n" + "".join(f"C{i},C{i}\n" for i in range(companies)))
    head = ":START_ID,:END_ID,share:float,valid_from:date,valid_to:date\n"
    with open(folder / "records.csv", "w") as records, open(folder / "day.csv", "w") as day:
        records.write(head)
        day.write(head)
        for owned in range(1, companies):
            for _ in range(random.choice([1, 2, 3])):
                owner, share = random.randrange(owned), round(random.uniform(0.05, 0.3), 3)
                for version in range(5):
                    line = (f"C{owner},C{owned},{share_of(share, version)},"
                            f"{DAYS[version]},{DAYS[version + 1]}\n")
                    records.write(line)
                    if version == TODAY:
                        day.write(line)


def make_databases(stemma, folder):
    for name, file in (("day", "day.csv"), ("records", "records.csv"), ("stated", "day.csv")):
        database = str(folder / name)
        run(stemma, "import", database, "--nodes", f"{folder}/company.csv:Company",
            "--relationships", f"{folder}/{file}:OWNS")
        run(stemma, database, "-c", "CREATE INDEX company_name FOR (c:Company) ON (c.name)")
    days = "[" + ", ".join(f"'{day}'" if day else "null" for day in DAYS) + "]"
    run(stemma, str(folder / "stated"), "-c", STATE.format(factor=1 - TODAY * 0.1, days=days),
        "-c", "MATCH ()-[o:OWNS]->() REMOVE o.valid_from, o.valid_to")


def ask(stemma, database, query, names):
    """The median milliseconds of the second and third round, and the answers."""
    with subprocess.Popen([stemma, str(database), "--jsonl", "--read-only"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as process:
        times, answers = [], []
        for turn in range(3):
            for name in names:
                process.stdin.write(json.dumps({"query": query, "params": {"name": name}}) + "\n")
                process.stdin.flush()
                answer = json.loads(process.stdout.readline())
                if "error" in answer:
                    sys.exit(answer["error"]["message"])
                if turn > 0:
                    times.append(answer["ms"])
                if turn == 2:
                    answers.append(answer["rows"][0])
        process.stdin.close()
    return statistics.median(times), answers


def same(a, b):
    return all(x[0] == y[0] and abs(x[1] - y[1]) < 1e-6 for x, y in zip(a, b, strict=True))


def main():
    stemma = sys.argv[1]
    companies = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        write_files(folder, companies)
        make_databases(stemma, folder)
        names = [f"C{random.randrange(companies // 2, companies)}" for _ in range(200)]
        for row, query in QUESTIONS.items():
            day, expected = ask(stemma, folder / "day", query, names)
            records, by_records = ask(stemma, folder / "records", AS_OF + query, names)
            stated, by_stated = ask(stemma, folder / "stated", AS_OF + query, names)
            print(json.dumps({"row": row, "day_ms": day, "records_ratio": round(records / day, 2),
                              "stated_ratio": round(stated / day, 2),
                              "equal": same(expected, by_records) and same(expected, by_stated)}))


main()
