# ratios.py STEMMA.jsonl RESULTSDIR SCALE -> markdown: each row's median beside the best database and the best library.
# STEMMA.jsonl holds stemma-bench's lines, RESULTSDIR what peers/run.sh wrote. Only figures of one run compare.
import glob, json, sys

lines, results, scale = sys.argv[1:4]
libraries = {'igraph', 'igraph_c', 'networkx'}
# Rows that a peer has under more than one name: the fastest way counts.
names = {'two_hop': ('two_hop', 'two_hop_fact', 'two_hop_hint')}
rates = ('ins_durable', 'ins_batch')

ours = {}
for line in open(lines, encoding='utf8'):
    got = json.loads(line)
    ours[got['row']] = got
theirs = {}
for file in glob.glob(f'{results}/*-{scale}.jsonl'):
    for line in open(file, encoding='utf8'):
        got = json.loads(line)
        if 'got' not in got:
            theirs.setdefault(got['q'], {})[got['peer']] = got


def milliseconds(got):
    if 's' in got:
        return got['s'] * 1000
    return got.get('med') if got.get('n') and got.get('n') == got.get('of') else None


def best(row, library):
    found = []
    for name in names.get(row, (row,)):
        for peer, got in theirs.get(name, {}).items():
            if (peer in libraries) != library:
                continue
            figure = got.get('per_s') if row in rates else milliseconds(got)
            if figure is not None:
                found.append((figure, peer))
    if not found:
        return None
    return max(found) if row in rates else min(found)


def shown(figure):
    return '%.3g' % figure if figure < 1000 else '%.0f' % figure


def cell(row, figure, library):
    other = best(row, library)
    if not other:
        return '– |'
    ratio = figure / other[0] if row in rates else other[0] / figure
    return f'{other[1]} {shown(other[0])} | {ratio:.2g}x'


print('| row | Stemma | p95 | answer | best database | times as fast | best library | times as fast |')
print('|---|---|---|---|---|---|---|---|')
for row, got in ours.items():
    figure = got['answer'].get('per_s') if row.startswith('ins_') else got['median_ms']
    state = 'right' if got['equal'] else 'WRONG: ' + got.get('error', 'differs')
    if not figure:
        print(f'| {row} | – | – | {state} | | | | |')
        continue
    unit = '/s' if row.startswith('ins_') else ' ms'
    print(f"| {row} | {shown(figure)}{unit} | {shown(got['p95_ms'])} | {state} | "
          f"{cell(row, figure, False)} | {cell(row, figure, True)} |")
