import { lazy, Suspense, type ComponentProps } from 'react';
import { t } from '@/utils/browser/i18n';
import { Boundary } from '../kit/Boundary';
import { detailsFrom } from '../state/details';
import { useServices } from '../state/panel-context';

const InspectDialog = lazy(async () => ({ default: (await import('./InspectDialog')).InspectDialog }));

/** The dialog, loaded when it is first needed; one that can't be shown says so and closes. */
export function InspectLoader(props: ComponentProps<typeof InspectDialog>) {
  const { settings } = useServices();
  return (
    <Boundary
      sentence={t('dialog_broken')}
      details={detailsFrom(settings)}
      ways={[{ label: t('close'), go: props.onClose }]}
    >
      <Suspense>
        <InspectDialog {...props} />
      </Suspense>
    </Boundary>
  );
}
