import { modelFor } from '@/utils/panel/chosen-model';
import { usePanel, useSettings } from './panel-context';

/** The model that the next question is asked with: the one chosen for the conversation, or that of the settings. */
export function useNextModel(): string {
  const usual = useSettings((state) => state.model);
  return usePanel(modelFor) ?? usual;
}
