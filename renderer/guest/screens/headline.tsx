import { type ReactNode, useEffect, useRef } from 'react';

/** A screen's headline. Takes the focus when the screen comes, so that a screen reader goes on from there. */
export function Headline({
  children,
  aloud = false,
}: {
  readonly children: ReactNode;
  readonly aloud?: boolean;
}) {
  const headline = useRef<HTMLHeadingElement>(null);
  useEffect(() => headline.current?.focus({ preventScroll: true }), []);
  return (
    <h1 className={aloud ? 'guest-headline aloud' : 'guest-headline'} ref={headline} tabIndex={-1}>
      {children}
    </h1>
  );
}
