import { useCallback } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { nextTokens } from '@/utils/panel/next-tokens';
import type { QuestionRoom } from '@/utils/protocol/commands';
import { t } from '@/utils/browser/i18n';
import { formatCost, formatCount, formatPercent, formatRough } from '../kit/format';
import { useLoaded } from '../kit/use-loaded';
import { costOf } from '../state/cost';
import { usePanel, useServices, useSettings } from '../state/panel-context';
import { useNextModel } from '../state/use-next-model';
import './NextWeight.css';

/** The tokens from which on a question is worth a word before it is sent. */
const LONG = 20_000;

/** The share of the model's window from which on it shows, and from which on it is nearly full. */
const HALF = 0.5;
const NEARLY_FULL = 0.9;

/** The size and price of the next question, where it is long or the model's window is half full; else nothing. */
export function NextWeight() {
  const room = useRoom();
  const tokens = usePanel(useShallow((state) => room && nextTokens(state, room)));
  const price = useSettings(({ settings }) => settings.prices[room?.model ?? '']);
  const currency = useSettings(({ settings }) => settings.currency);
  const { openPreview } = useServices();
  if (!room || tokens === null) return null;
  const share = Math.min(1, tokens / room.context);
  if (tokens < LONG && share <= HALF) return null;
  const cost = price && costOf({ promptTokens: tokens, completionTokens: 0, cachedTokens: null }, price);
  const amount = cost === undefined ? null : formatCost(cost, true, currency);
  const rounded = Number(tokens.toPrecision(2));
  const words = [
    t('next_weight', formatCount(rounded), formatPercent(share), room.model),
    ...(cost === undefined ? [] : [t('next_cost', formatCost(cost, false, currency))]),
    ...(share >= NEARLY_FULL ? [t('window_nearly_full')] : []),
  ].join('\n');
  return (
    <button
      type="button"
      className={share >= NEARLY_FULL ? 'next-weight next-weight-full' : 'next-weight'}
      data-tip={words}
      onClick={(event) => {
        const button = event.currentTarget;
        openPreview({ returnFocus: () => button.focus() });
      }}
    >
      <span className="visually-hidden">{words}</span> {share > HALF && <Ring share={share} />}
      <span className="next-weight-text">{amount ?? formatRough(rounded)}</span>
    </button>
  );
}

/** The room of the next question: of its model, after the turn before it once that is answered. */
function useRoom(): QuestionRoom | null {
  const { actions } = useServices();
  const model = useNextModel();
  const last = usePanel(({ conversation }) => conversation?.turns.at(-1));
  const turnId = last?.id ?? null;
  const isOpen = last?.answer.outcome === null;
  const room = useLoaded(
    useCallback(
      async () => (isOpen ? null : actions.questionRoom(turnId, model)),
      [actions, turnId, isOpen, model],
    ),
  );
  return room === 'failed' ? null : room;
}

/** The length of a circle of the radius 6. */
const ROUND = 2 * Math.PI * 6;

function Ring({ share }: { readonly share: number }) {
  return (
    <svg className="next-weight-ring" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" />
      <circle
        className="next-weight-used"
        cx="8"
        cy="8"
        r="6"
        strokeDasharray={`${share * ROUND} ${ROUND}`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  );
}
