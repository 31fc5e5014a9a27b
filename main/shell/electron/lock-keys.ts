import { join } from 'node:path';
import { lockKeysWith } from '../../settings/seal-key.ts';
import { placesHere } from '../../settings/settings-places.ts';
import { makeKeyLock } from './key-lock.ts';
import { electron } from './prepare-electron.ts';

// Before the command line, which may read settings at once.
lockKeysWith(makeKeyLock(electron, join(placesHere().dataFolder, 'profile'), process.platform));
