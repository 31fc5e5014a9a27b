import type { ReactNode } from 'react';
import { useId } from 'react';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import './panel.css';

/** What is open beside the faces. */
export function SidePanel({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const words = useWords();
  const id = useId();
  return (
    <aside className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 className="panel-title" id={id}>
          {title}
        </h2>
        <Button look="plain" icon="close" label={words.common.close} onPress={onClose} />
      </header>
      <div className="panel-body">{children}</div>
    </aside>
  );
}
