import { describe, expect, test } from 'vitest';
import { createNegotiation, type OfferedTools } from '@/utils/answering/negotiation';
import { modelTraits } from '@/utils/kimi/model-traits';
import { KimiError, type KimiErrorKind } from '@/utils/kimi/errors';
import type { ModelFacts } from '@/utils/settings/model-facts';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { TOOLS } from '../kimi/offered-tools';

const settings = { ...DEFAULT_SETTINGS, maxTokens: 900, thinking: false };

const negotiate = (facts: Partial<ModelFacts> = {}, isContinued = false, tools?: OfferedTools) =>
  createNegotiation({
    tools,
    settings,
    traits: modelTraits('kimi-k2.5'),
    isLight: false,
    facts: { refused: [], partial: null, ...facts },
    isContinued,
  });

const refusal = (message: string, kind: KimiErrorKind = 'bad-request') => new KimiError(kind, message);

describe('a negotiation', () => {
  test('offers what the user set, but for what the model takes not or refused before', () => {
    expect(negotiate().offer().parameters).toEqual({ maxTokens: 900, thinking: false, effort: null });
    expect(negotiate({ refused: ['thinking'] }).offer().parameters).toMatchObject({ thinking: null });
  });

  test('drops what is refused, and offers it no more', () => {
    const negotiation = negotiate();
    expect(negotiation.refuse(negotiation.offer(), refusal('max_tokens is not supported'))).toBe(
      'max_tokens',
    );
    expect(negotiation.offer().parameters).toMatchObject({ maxTokens: null, thinking: false });
    expect(negotiation.refuse(negotiation.offer(), refusal('max_tokens is not supported'))).toBeNull();
  });

  test.each<[string, KimiErrorKind]>([
    ['thinking is not supported', 'unauthorized'],
    ['thinking is not supported', 'rate-limited'],
    ['The request is wrong.', 'bad-request'],
  ])('does not take everything for a refusal: %s (%s)', (message, kind) => {
    const negotiation = negotiate();
    expect(negotiation.refuse(negotiation.offer(), refusal(message, kind))).toBeNull();
    expect(negotiation.offer()).toEqual(negotiate().offer());
  });

  test('of a new answer offers no continuation', () => {
    expect(negotiate({ partial: 'works' }).offer().continuation).toBeNull();
  });

  test.each([
    [null, 'partial'],
    ['works', 'partial'],
    ['fails', 'asked'],
  ] as const)('of the rest of an answer, where partial mode %s, offers: %s', (partial, continuation) => {
    expect(negotiate({ partial }, true).offer().continuation).toBe(continuation);
  });

  test('takes any wrong request in partial mode for a refusal of it', () => {
    const negotiation = negotiate({}, true);
    expect(negotiation.refuse(negotiation.offer(), refusal('Messages must alternate.'))).toBe('partial');
    expect(negotiation.offer()).toMatchObject({ continuation: 'asked', parameters: { thinking: false } });
    expect(negotiation.refuse(negotiation.offer(), refusal('Messages must alternate.'))).toBeNull();
  });

  test('drops a parameter that is named before it gives up partial mode', () => {
    const negotiation = negotiate({}, true);
    expect(negotiation.refuse(negotiation.offer(), refusal('Unknown field: thinking'))).toBe('thinking');
    expect(negotiation.offer().continuation).toBe('partial');
  });

  const tools = { tools: TOOLS, toolChoice: 'none' } as const;

  test('offers tools where there are any, but for a server that refused them before', () => {
    expect(negotiate().offer().offered).toEqual({ tools: [] });
    expect(negotiate({}, false, tools).offer().offered).toEqual(tools);
    expect(negotiate({ refused: ['tools'] }, false, tools).offer().offered).toEqual({ tools: [] });
    expect(negotiate({ refused: ['tool_choice'] }, false, tools).offer().offered).toEqual({ tools: TOOLS });
  });

  test('drops tools that are refused, in whatever words, and keeps what else it offers', () => {
    const negotiation = negotiate({}, false, tools);
    const sentence = refusal('kimi-k2.5 does not support tools', 'unknown-model');
    expect(negotiation.refuse(negotiation.offer(), sentence)).toBe('tools');
    expect(negotiation.offer()).toEqual({ ...negotiate().offer(), offered: { tools: [] } });
    expect(negotiation.refuse(negotiation.offer(), sentence)).toBeNull();
  });

  test('drops the choice alone where that alone is refused', () => {
    const negotiation = negotiate({}, false, tools);
    const sentence = refusal('tool_choice is not supported');
    expect(negotiation.refuse(negotiation.offer(), sentence)).toBe('tool_choice');
    expect(negotiation.offer().offered).toEqual({ tools: TOOLS });
  });

  test('gives partial mode up where it gave another answer', () => {
    const negotiation = negotiate({ partial: 'works' }, true);
    negotiation.leavePartialMode();
    expect(negotiation.offer().continuation).toBe('asked');
  });
});
