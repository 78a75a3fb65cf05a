import type { LucideIcon } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import type { ComponentProps } from 'react';
import './IconButton.css';

interface IconButtonProps extends Readonly<
  Omit<ComponentProps<'button'>, 'className' | 'type' | 'children'>
> {
  readonly icon: LucideIcon;
  /** Its name, for screen readers and as a tooltip. */
  readonly label: string;
  readonly look?: 'plain' | 'filled';
}

/** A button of an icon alone. Needs a `Tooltip.Provider` above it. */
export function IconButton({ icon: Icon, label, look = 'plain', ...rest }: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button {...rest} type="button" className={`icon-button icon-button-${look}`} aria-label={label}>
          <Icon size={16} aria-hidden="true" />
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="icon-button-tip" sideOffset={5} collisionPadding={8}>
          {label}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
