/** The page of `bench/render.ts`, with other people's renderers beside ours. */
import { cjk } from '@streamdown/cjk';
import { code } from '@streamdown/code';
import { createMathPlugin } from '@streamdown/math';
import { Lexer } from 'marked';
import { createElement, memo } from 'react';
import ReactMarkdown from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { Streamdown } from 'streamdown';
import { offer, withReact } from '../bench/render-page';

const plugins = { code, cjk, math: createMathPlugin({ singleDollarTextMath: true }) };
const remarkPlugins = [remarkGfm, remarkMath];
const rehypePlugins = [rehypeKatex, rehypeHighlight];

const MemoBlock = memo(({ block }: { block: string }) => (
  <ReactMarkdown remarkPlugins={remarkPlugins} rehypePlugins={rehypePlugins}>
    {block}
  </ReactMarkdown>
));

offer({
  streamdown: (root) =>
    withReact(root, (text, isOpen) => (
      <Streamdown plugins={plugins} isAnimating={isOpen}>
        {text}
      </Streamdown>
    )),
  memoBlock: (root) =>
    withReact(root, (text) =>
      Lexer.lex(text).map(({ raw }, place) => createElement(MemoBlock, { key: place, block: raw })),
    ),
});
