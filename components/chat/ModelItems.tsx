import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { t } from '@/utils/browser/i18n';
import { useServices, useSettings } from '../state/panel-context';
import { useModels } from '../state/use-models';

interface ModelItemsProps {
  /** The one that is in use; null where it is that of the settings. */
  readonly chosen: string | null;
  /** True to offer the model of the settings as such, which changes with them. */
  readonly offersUsual: boolean;
  readonly onChoose: (model: string | null) => void;
}

/** The value of the entry for the model of the settings: no model has an empty name. */
const USUAL = '';

/** The models of the account, as entries of a menu. Until they are known, those in use alone. */
export function ModelItems({ chosen, offersUsual, onChoose }: ModelItemsProps) {
  const { settings } = useServices();
  const usual = useSettings((state) => state.model);
  const { models } = useModels(settings);
  const known = new Set([...(offersUsual ? [] : [usual]), ...(models ?? []), ...(chosen ? [chosen] : [])]);
  return (
    <DropdownMenu.RadioGroup
      value={chosen ?? USUAL}
      onValueChange={(model) => onChoose(model === USUAL ? null : model)}
    >
      {offersUsual && <ModelItem value={USUAL} words={t('model_usual', usual)} />}
      {Array.from(known, (model) => (
        <ModelItem key={model} value={model} words={model} />
      ))}
    </DropdownMenu.RadioGroup>
  );
}

function ModelItem({ value, words }: { readonly value: string; readonly words: string }) {
  return (
    <DropdownMenu.RadioItem className="menu-item" value={value}>
      <span className="menu-mark">
        <DropdownMenu.ItemIndicator>
          <Check size={15} aria-hidden="true" />
        </DropdownMenu.ItemIndicator>
      </span>
      {words}
    </DropdownMenu.RadioItem>
  );
}
