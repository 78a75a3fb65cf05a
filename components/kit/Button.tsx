import type { ComponentProps } from 'react';
import './Button.css';

interface ButtonProps extends Readonly<Omit<ComponentProps<'button'>, 'className' | 'type'>> {
  /** `primary` is the main action of a screen; `quiet` has no background of its own. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
}

export function Button({ look = 'plain', type = 'button', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type === 'submit' ? 'submit' : 'button'} className={`button button-${look}`} />
  );
}
