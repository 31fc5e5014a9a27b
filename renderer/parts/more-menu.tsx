import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon, type IconName } from './icon.tsx';
import './more-menu.css';

/** One of the things that a {@link MoreMenu} can do. */
export type MenuEntry<K extends string> = {
  readonly key: K;
  readonly icon: IconName;
  readonly words: string;
  /** Takes something away that cannot be brought back by a tap. */
  readonly danger?: boolean;
};

/** What is seldom wanted, behind one button: `children` is that button, which opens the list. */
export function MoreMenu<K extends string>({
  children,
  label,
  entries,
  onChoose,
}: {
  readonly children: ReactNode;
  readonly label: string;
  readonly entries: readonly MenuEntry<K>[];
  readonly onChoose: (key: K) => void;
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="more-menu" offset={12}>
        <Menu
          aria-label={label}
          className="more-entries"
          onAction={(key) => {
            const entry = entries.find((one) => one.key === key);
            if (entry) onChoose(entry.key);
          }}
        >
          {entries.map(({ key, icon, words, danger }) => (
            <MenuItem
              key={key}
              id={key}
              textValue={words}
              className={danger ? 'more-entry more-danger' : 'more-entry'}
            >
              <Icon name={icon} />
              {words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
