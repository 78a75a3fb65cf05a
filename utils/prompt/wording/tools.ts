/** The means that a model has to ask for more of a page that it was given in part. */
import type { Tool } from '../../kimi/tool';

export const SEARCH_PAGE = 'search_page';
export const READ_SECTIONS = 'read_sections';

const PAGE = {
  type: 'integer',
  description:
    'Which page, where you were given several: the number before the dot in its marks, and 1 for the first.',
};

export const TOOLS: readonly Tool[] = [
  {
    name: SEARCH_PAGE,
    description: 'Finds the passages of the page that have words of the query, best first.',
    parameters: {
      type: 'object',
      properties: {
        query: {
          type: 'string',
          description:
            'Words that may stand in the passage, in the language of the page: its own terms, and other words for the same.',
        },
        page: PAGE,
      },
      required: ['query'],
    },
  },
  {
    name: READ_SECTIONS,
    description: 'Gives the text of sections of the page, by their numbers (§) in its outline.',
    parameters: {
      type: 'object',
      properties: { sections: { type: 'array', items: { type: 'integer' } }, page: PAGE },
      required: ['sections'],
    },
  },
];
