import { Switch } from 'react-aria-components/Switch';
import './toggle.css';

/** Yes or no, with its words beside it. */
export function Toggle({
  children,
  on,
  onChange,
  disabled = false,
}: {
  readonly children: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly disabled?: boolean;
}) {
  return (
    <Switch className="toggle" isSelected={on} onChange={onChange} isDisabled={disabled}>
      <span className="toggle-track" aria-hidden="true">
        <span className="toggle-knob" />
      </span>
      <span>{children}</span>
    </Switch>
  );
}
