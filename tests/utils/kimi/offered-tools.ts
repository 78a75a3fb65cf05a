import type { Tool, ToolCall } from '@/utils/kimi/tool';

/** Two tools to offer, as the product has them. */
export const TOOLS: readonly Tool[] = [
  {
    name: 'search_page',
    description: 'Finds the sections of the page that speak of something.',
    parameters: {
      type: 'object',
      properties: { query: { type: 'string' }, page: { type: 'integer' } },
      required: ['query'],
    },
  },
  {
    name: 'read_sections',
    description: 'Gives the text of sections of the page.',
    parameters: {
      type: 'object',
      properties: { sections: { type: 'array', items: { type: 'integer' } }, page: { type: 'integer' } },
      required: ['sections'],
    },
  },
];

/** A call of the first tool. */
export function search(query: string, id = 'functions.search_page:0'): ToolCall {
  return { id, name: 'search_page', arguments: JSON.stringify({ query }) };
}

/** A call of the second. */
export function read(sections: readonly number[], id = 'functions.read_sections:1'): ToolCall {
  return { id, name: 'read_sections', arguments: JSON.stringify({ sections }) };
}
