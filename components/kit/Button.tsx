import type { ComponentProps } from 'react';
import './Button.css';

interface ButtonProps extends Readonly<Omit<ComponentProps<'button'>, 'className' | 'type'>> {
  /** `primary` is the one thing to do; `quiet` has no ground of its own. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
}

export function Button({ look = 'plain', type = 'button', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type === 'submit' ? 'submit' : 'button'} className={`button button-${look}`} />
  );
}
