import type { HostileAnswer } from './hostile-answer.ts';

/** Links and images to addresses that run, or that hide where they lead. */
export const ADDRESSES: readonly HostileAnswer[] = [
  { tries: 'links to a script', text: '[click](javascript:owned=1)' },
  { tries: 'links to a script in mixed case', text: '[click](JaVaScRiPt:owned=1)' },
  {
    tries: 'links to a script in entities',
    text: '[click](&#106;avascript&colon;owned=1) [x](&#x6A;avascript:owned=1)',
  },
  {
    tries: 'links to a script with a tab in it',
    text: '[click](<java\tscript:owned=1>) [x](java&Tab;script:owned=1)',
  },
  {
    tries: 'links to a script with a line break in it',
    text: '[click](java&NewLine;script:owned=1) [x](<java\nscript:owned=1>)',
  },
  {
    tries: 'links to a script behind control characters',
    text: '[click](\u0001javascript:owned=1) [x](&#1;javascript:owned=1)',
  },
  {
    tries: 'links to a script in percent signs',
    text: '[click](javascript%3Aowned=1) [x](%6Aavascript:owned=1)',
  },
  {
    tries: 'links to a script behind backslashes',
    text: '[click](javascript\\:owned=1) [x](\\javascript:owned=1)',
  },
  { tries: 'links to a script that looks like a page', text: '[click](javascript://example.com/%0Aowned=1)' },
  { tries: 'links to VBScript', text: '[click](vbscript:owned=1) [x](VbScRiPt:owned=1)' },
  { tries: 'links to a page in a data address', text: '[click](data:text/html,<script>owned=1</script>)' },
  {
    tries: 'links to a page in base64',
    text: '[click](data:text/html;base64,PHNjcmlwdD5vd25lZD0xPC9zY3JpcHQ+)',
  },
  {
    tries: 'links to a blob',
    text: '[click](blob:https://evil.example/6a5f) [x](filesystem:https://evil.example/a)',
  },
  {
    tries: 'links to files of this computer',
    text: '[click](file:///etc/passwd) [x](\\\\evil.example\\share)',
  },
  {
    tries: 'links to the browser’s own pages',
    text: '[click](chrome://settings) [x](about:blank) [y](view-source:https://evil.example)',
  },
  {
    tries: 'links to the extension’s own pages',
    text: '[click](chrome-extension://abcdefghijklmnopabcdefghijklmnop/options.html)',
  },
  {
    tries: 'links within the panel',
    text: '[click](#root) [x](/options.html) [y](?a=1) [z](sidepanel.html)',
  },
  { tries: 'links to whatever scheme the panel has', text: '[click](//evil.example/x)' },
  {
    tries: 'links to other programs',
    text: '[call](tel:+1900) [x](sms:+1900) [y](ms-msdt:/id) [z](intent://x#Intent;end)',
  },
  {
    tries: 'links by an autolink',
    text: '<javascript:owned=1> <data:text/html,x> <https://evil.example/?q=SECRET>',
  },
  { tries: 'links by a reference', text: '[click][a]\n\n[a]: javascript:owned=1 "title"' },
  {
    tries: 'links by a reference that comes late',
    text: `[a]\n\n${'Text.\n\n'.repeat(20)}[a]: data:text/html,owned`,
  },
  {
    tries: 'links by bare text',
    text: 'javascript:owned=1 www.evil.example/?q=SECRET https://evil.example/?q=SECRET',
  },
  {
    tries: 'shows one host and leads to another',
    text: '[https://bank.example](https://evil.example/login)',
  },
  {
    tries: 'puts a known host before an at sign',
    text: '[log in](https://bank.example@evil.example/) [x](https://bank.example%2F@evil.example)',
  },
  {
    tries: 'writes a host in letters that look alike',
    text: '[log in](https://аррӏе.com/) [x](https://ⓔⓥⓘⓛ.example/)',
  },
  {
    tries: 'turns an address around',
    text: '[\u202Emoc.elgoog//:sptth](https://evil.example/\u202E/moc.elgoog) after the link',
  },
  {
    tries: 'hides an address behind spaces',
    text: `[https://bank.example/${'\u2003'.repeat(300)}](https://evil.example/)`,
  },
  { tries: 'hides an address in a title', text: '[x](https://evil.example "bank.example")' },
  { tries: 'names a host of many labels', text: `[x](https://bank.example.${'a.'.repeat(60)}evil.example/)` },
  {
    tries: 'gives an address that can’t be read',
    text: '[x](https://) [y](http://[::1) [z](https://evil.example:99999/) [w](http:\\\\evil.example)',
  },
  {
    tries: 'nests a link in a link',
    text: '[outer [inner](https://evil.example/1)](https://evil.example/2)',
  },
  {
    tries: 'mails to somebody, with a body',
    text: '[mail](mailto:a@evil.example?body=SECRET&bcc=b@evil.example)',
  },
  {
    tries: 'gives an image a script for a source',
    text: '![x](javascript:owned=1) ![y](data:image/svg+xml,<svg/onload=owned=1>)',
  },
  {
    tries: 'links by HTML',
    text: '<a href="javascript:owned=1" target="_top">click</a> <a ping="https://evil.example" href="https://evil.example">x</a>',
  },
];
