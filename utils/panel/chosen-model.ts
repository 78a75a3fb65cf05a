import type { PanelState } from './panel-state';

type Chosen = Pick<PanelState, 'models' | 'conversation'>;

/** The model that the user chose for the conversation that is shown; undefined for that of the settings. */
export function modelFor({ models, conversation }: Chosen): string | undefined {
  return conversation ? models[conversation.id] : undefined;
}

/** The choices with another model for the conversation that is shown; null is that of the settings. */
export function withModel(
  { models, conversation }: Chosen,
  model: string | null,
): Pick<PanelState, 'models'> {
  if (!conversation) return { models };
  const { [conversation.id]: _, ...others } = models;
  return { models: model === null ? others : { ...others, [conversation.id]: model } };
}
