import type { LucideIcon } from 'lucide-react';
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

/** A button of an icon alone. The `Tooltip` of its screen shows its name. */
export function IconButton({ icon: Icon, label, look = 'plain', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={`icon-button icon-button-${look}`}
      aria-label={label}
      data-tip={label}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}
