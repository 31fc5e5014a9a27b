import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Language, languages } from '../../main/contract/languages.ts';
import { type FrameName, frames, isShownOn, openStudio, type Shot } from './studio.ts';

const help = `Draws every screen from literal states into out/pictures/, and looks at each with axe.

  npm run pictures                        a sensible set
  npm run pictures -- --all               every state, size, theme and language (long)
  npm run pictures -- --only home,call    only screens whose name begins so
      --language da,sv  --theme dark,light  --frame room,4k,portrait,terminal,laptop
      --only door,book --frame door,door-lying,door-small    a screen beside the door
      --only guest --frame phone,phone-lying,pc     the guest page
      --no-check                          pictures only

Ends with 1 when axe finds something, text is cut, or the page complains.`;

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    only: { type: 'string' },
    language: { type: 'string' },
    theme: { type: 'string' },
    frame: { type: 'string' },
    'no-check': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const list = (text: string | undefined): readonly string[] | null => text?.split(',') ?? null;
const only = list(values.only);
const asked = { language: list(values.language), theme: list(values.theme), frame: list(values.frame) };

/** Home and the call are what is seen most: they are drawn on every kind of screen. */
const everywhere = /^(home|call)/;
/** The states of the guest page that have most in them. */
const someGuests = /^guest-(welcome|try|try-many-devices|call-two|call-four|trust)$/;
const frameNames = Object.keys(frames) as FrameName[];
const themes = ['dark', 'light'] as const;

/** Whether a picture is in the set when nothing was asked for: each state in Danish on its usual screens, the rest as samples. */
function isUsual({ name, frame, theme, language }: Shot): boolean {
  if (frame === 'phone') {
    return language === 'da' ? theme === 'dark' : theme === 'light' && someGuests.test(name);
  }
  if (frame === 'phone-lying' || frame === 'pc') {
    return language === 'da' && theme === (frame === 'pc' ? 'light' : 'dark') && someGuests.test(name);
  }
  if (isDoor(name)) return language === 'da' && (theme === 'dark' || frame === 'door');
  if (frames[frame].posture === 'door') return language === 'da' && theme === 'dark' && frame === 'door';
  if (frame === '4k') return language === 'da' && theme === 'dark' && /^(home-soon|call-two)$/.test(name);
  if (frame === 'portrait')
    return language === 'da' && theme === 'dark' && /^(home|call-two|lobby)/.test(name);
  if (language === 'da') {
    if (frame === 'room') return theme === 'dark' || everywhere.test(name);
    return frame === 'laptop' ? theme === 'light' : theme === 'dark';
  }
  return (
    /^(home-soon|home-broken|home-free|call-people|lobby-first|goodbye|settings|join)$/.test(name) &&
    (language === 'nb' ? frame === 'terminal' && theme === 'dark' : frame === 'laptop' && theme === 'light')
  );
}

const isGuest = (name: string): boolean => name.startsWith('guest-');
const isDoor = (name: string): boolean => name.startsWith('door-');

function shotsOf(names: readonly string[]): readonly Shot[] {
  const narrowed = Boolean(asked.language ?? asked.theme ?? asked.frame);
  const every = names
    .filter((name) => only === null || only.some((start) => name.startsWith(start)))
    .flatMap((name) =>
      frameNames
        .filter((frame) => isShownOn(name, frame))
        .flatMap((frame) =>
          themes.flatMap((theme) => languages.map((language): Shot => ({ name, frame, theme, language }))),
        ),
    );
  if (values.all) return every;
  if (!narrowed) return every.filter(isUsual);
  return every.filter(
    ({ frame, theme, language }) =>
      (asked.frame ?? (only?.every(isGuest) ? ['phone'] : ['room', ...(only ? ['door'] : [])])).includes(
        frame,
      ) &&
      (asked.theme ?? ['dark']).includes(theme) &&
      (asked.language ?? ['da']).includes(language satisfies Language),
  );
}

async function take(): Promise<number> {
  const began = Date.now();
  const studio = await openStudio();
  const folder = join(process.cwd(), 'out', 'pictures');
  mkdirSync(folder, { recursive: true });
  const shots = shotsOf(studio.names);
  const found: string[] = [];
  for (const shot of shots) {
    const file = `${shot.name}.${shot.frame}.${shot.theme}.${shot.language}.png`;
    await studio.show(shot);
    await studio.save(join(folder, file));
    if (values['no-check']) continue;
    const wrong = await studio.check();
    for (const line of wrong) {
      console.log(`${file}: ${line}`);
      found.push(line);
    }
  }
  await studio.close();
  for (const line of new Set(studio.complaints)) console.log(`the page complains: ${line}`);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(`${shots.length} pictures in ${folder} (${seconds} s)`);
  const trouble = found.length + studio.complaints.length;
  if (trouble > 0) console.log(`${trouble} findings.`);
  return trouble > 0 ? 1 : 0;
}

if (values.help) console.log(help);
else process.exitCode = await take();
