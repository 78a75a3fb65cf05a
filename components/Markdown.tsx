import { Image } from 'lucide-react';
import { memo, useState, type ReactNode } from 'react';
import { createAnswerReader } from '@/utils/answer/blocks';
import type { Block, Cell, Inline, ListItem, TightText } from '@/utils/answer/tree';
import { t } from '@/utils/i18n';
import { CodeBlock } from './CodeBlock';
import './Markdown.css';

interface MarkdownProps {
  readonly text: string;
  /** More of it is still to come. */
  readonly isOpen: boolean;
}

/** An answer's Markdown. Grows cheaply: blocks that are finished are neither parsed nor rendered again. */
export const Markdown = memo(function Markdown({ text, isOpen }: MarkdownProps) {
  const [read] = useState(createAnswerReader);
  const blocks = read(text, isOpen);
  const top = Math.min(...blocks.map((block) => (block.type === 'heading' ? block.depth : 6)));
  return (
    <div className="markdown">
      {blocks.map((block, index) => (
        // Blocks are only ever appended, so their place is their identity.
        <BlockView key={index} block={block} top={top} />
      ))}
    </div>
  );
});

interface BlockViewProps {
  readonly block: Block;
  /** The depth of the answer's highest heading, which stands below the question's `<h2>`. */
  readonly top: number;
}

const BlockView = memo(function BlockView({ block, top }: BlockViewProps): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <p dir="auto">{renderInlines(block.children)}</p>;
    case 'heading': {
      const level = Math.max(3, Math.min(6, 3 + block.depth - top)) as 3 | 4 | 5 | 6;
      const Heading = `h${level}` as const;
      return (
        <Heading dir="auto" className={`markdown-heading-${block.depth}`}>
          {renderInlines(block.children)}
        </Heading>
      );
    }
    case 'quote':
      return <blockquote dir="auto">{renderBlocks(block.children)}</blockquote>;
    case 'code':
      return <CodeBlock language={block.language} text={block.text} />;
    case 'list':
      return block.start === null ? (
        <ul dir="auto">{block.items.map(renderItem)}</ul>
      ) : (
        <ol dir="auto" start={block.start}>
          {block.items.map(renderItem)}
        </ol>
      );
    case 'table':
      return (
        // It scrolls sideways, so the keyboard must reach it.
        <div className="markdown-table" role="group" tabIndex={0} dir="auto">
          <table>
            <thead>
              <tr>{block.header.map((cell, index) => renderCell('th', cell, index))}</tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>{row.map((cell, column) => renderCell('td', cell, column))}</tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'rule':
      return <hr />;
  }
});

function renderBlocks(blocks: readonly (Block | TightText)[]): ReactNode {
  return blocks.map((block, index) =>
    block.type === 'tight' ? (
      <span key={index}>{renderInlines(block.children)}</span>
    ) : (
      <BlockView key={index} block={block} top={1} />
    ),
  );
}

function renderItem({ isChecked, children }: ListItem, index: number): ReactNode {
  if (isChecked === null) return <li key={index}>{renderBlocks(children)}</li>;
  return (
    <li key={index} className="markdown-task">
      <input
        type="checkbox"
        checked={isChecked}
        disabled
        readOnly
        aria-label={t(isChecked ? 'task_done' : 'task_open')}
      />
      <div>{renderBlocks(children)}</div>
    </li>
  );
}

function renderCell(Tag: 'th' | 'td', { align, children }: Cell, index: number): ReactNode {
  return (
    <Tag key={index} className={align ? `markdown-${align}` : undefined}>
      {renderInlines(children)}
    </Tag>
  );
}

function renderInlines(inlines: readonly Inline[]): ReactNode {
  return inlines.map((inline, index) => renderInline(inline, index));
}

function renderInline(inline: Inline, key: number): ReactNode {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'code':
      return <code key={key}>{inline.text}</code>;
    case 'strong':
      return <strong key={key}>{renderInlines(inline.children)}</strong>;
    case 'emphasis':
      return <em key={key}>{renderInlines(inline.children)}</em>;
    case 'deleted':
      return <del key={key}>{renderInlines(inline.children)}</del>;
    case 'link':
      return renderLink(inline.href, renderInlines(inline.children), key);
    case 'image': {
      const label = (
        <span className="markdown-image">
          <Image size={14} aria-hidden="true" />
          {inline.alt || inline.href}
        </span>
      );
      return inline.href === null ? <span key={key}>{label}</span> : renderLink(inline.href, label, key);
    }
    case 'break':
      return <br key={key} />;
  }
}

function renderLink(href: string, label: ReactNode, key: number): ReactNode {
  return (
    <a key={key} href={href} target="_blank" rel="noopener noreferrer" title={new URL(href).host || href}>
      {label}
    </a>
  );
}
