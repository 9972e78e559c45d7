"""An invented plan to which a test adds the annex that it is about, and the rows that the annex gives."""

from graph import Graph
from ingest import read_plan

HEAD = """青禾县人民政府办公室关于印发《青禾县水乡提升行动方案（2025—2027年）》的通知

各镇人民政府，县政府各部门：

《青禾县水乡提升行动方案（2025—2027年）》已经县政府同意，现印发给你们。

青禾县人民政府办公室

2025年2月3日

青禾县水乡提升行动方案（2025—2027年）

一、总体目标

到2027年，水乡面貌明显改善。

二、重点任务

（一）清水行动

1.整治河湖岸线。清理占用岸线，改造生态驳岸，到2027年，累计整治河道60公里，建成幸福河湖9条。（责任单位：县水利局、县住建局、各镇政府）

2.建设智慧水务平台。归集水文和水质数据，2026年上线运行，到2027年，水质自动站达到24座。（责任单位：县水利局、县大数据局、县生态环境分局）

（二）富民行动

3.培育水乡民宿。盘活闲置农房，到2027年，累计培育等级民宿80家，年接待游客40万人次。（责任单位：县文旅局、县农业农村局、县水乡集团）

4.发展水乡渔业。推广稻渔共生，到2027年，稻渔面积达到3.5万亩。（责任单位：县农业农村局、县财政局）

三、保障措施

加强组织领导，形成工作合力。

"""


def rows_of(path, text):
    """The rows of tables, a line each."""
    path.write_text(HEAD + text, encoding="utf-8")
    reading = read_plan(path)
    graph = Graph([reading.document], reading.nodes, reading.edges)
    rows = [row for row in graph.of("Indicator", "Project") if row.get("scope") != "body" and "明显" not in row.name]
    return [_told(graph, row) for row in sorted(rows, key=lambda row: row.evidence[0].start)]


def _told(graph, row):
    owner = graph.owner(row.id)
    cells = {str(each.get("year")): each.get("text") for each in graph.targets(row.id, "HAS_TARGET")}
    cells |= {each.get("as_of")[:4]: each.get("text") for each in graph.targets(row.id, "HAS_OBSERVATION")}
    units = sorted(graph.into(row.id, "RESPONSIBLE_FOR"), key=lambda edge: edge.get("order"))
    roles = [(graph.nodes[edge.source].name, edge.get("role")) for edge in units]
    shown = [f"{name}({role})" if role != "responsible" else name for name, role in roles]
    no = owner.get("no") if owner is not None and owner.kind == "Task" else "-"
    years = [f"{year}={cell}" for year, cell in sorted(cells.items())]
    return " ".join([no, row.name, row.get("measure_unit") or "-", *years, *shown])
