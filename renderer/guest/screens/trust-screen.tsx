import { Button } from '../../parts/button.tsx';
import type { BrowserFamily } from '../environment.ts';
import { Headline } from './headline.tsx';
import type { ScreenProps } from './screen.ts';

/** Where the hub gives its own certificate to whoever wants to trust it. */
const certificatePath = '/own-certificate.crt';

const kindOf = (family: BrowserFamily): 'iphone' | 'android' | 'computer' => {
  if (family === 'iphone-safari' || family === 'iphone-other') return 'iphone';
  return family === 'android' ? 'android' : 'computer';
};

function Steps({
  title,
  steps,
  open,
}: {
  readonly title: string;
  readonly steps: readonly string[];
  readonly open: boolean;
}) {
  return (
    <details className="guest-steps" open={open}>
      <summary>{title}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}

/**
 * What the browser's warning meant and how a device is made to know the hub's certificate. Whoever reads it has
 * clicked through the warning already, so it does not say that they should.
 */
export function TrustScreen({ state, actions, words }: ScreenProps) {
  const { trust } = words;
  const { step } = state;
  const known = 'welcome' in step && step.welcome?.trust === 'trusted';
  const mine = kindOf(state.environment.family);
  return (
    <div className="guest-sheet">
      <Headline>{trust.title}</Headline>
      {known ? (
        <p>{trust.trusted}</p>
      ) : (
        <>
          <p>{trust.why}</p>
          <p>{trust.doubt}</p>
          <p>{trust.onceHint}</p>
          <h2>{trust.stepsTitle}</h2>
          <p>{trust.stepsHint}</p>
          <a className="button button-quiet" href={certificatePath} download>
            <span className="button-words">{trust.download}</span>
          </a>
          <Steps title="iPhone, iPad" steps={trust.iphone} open={mine === 'iphone'} />
          <Steps title="Android" steps={trust.android} open={mine === 'android'} />
          <Steps title={trust.computerTitle} steps={trust.computer} open={mine === 'computer'} />
          <p>{trust.remove}</p>
        </>
      )}
      <div className="guest-doing">
        <Button icon="back" onPress={() => actions.openTrust(false)}>
          {words.back}
        </Button>
      </div>
    </div>
  );
}
