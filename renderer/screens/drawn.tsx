import { Component, type ReactNode } from 'react';
import { Start } from './start/start.tsx';

/**
 * Holds the screen. One that cannot be drawn, which is a mistake of ours, gives way to a calm sentence until the window is
 * loaded anew. What stands beside it, the sound of the others, goes on meanwhile.
 */
export class Drawn extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Start /> : this.props.children;
  }
}
