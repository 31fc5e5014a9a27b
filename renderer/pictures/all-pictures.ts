import { askedPictures } from './asked-pictures.ts';
import type { Picture } from './base-state.ts';
import { callPictures } from './call-pictures.ts';
import { cameraPictures } from './camera-pictures.ts';
import { conferencePictures } from './conference-pictures.ts';
import { devicePictures } from './device-pictures.ts';
import { doorPictures } from './door-pictures.ts';
import { homePictures } from './home-pictures.ts';
import { joinPictures } from './join-pictures.ts';
import { meetingPictures } from './meeting-pictures.ts';
import { placePictures } from './place-pictures.ts';

/** Every literal state that is drawn, by name; a name begins with its screen's. */
export const allPictures: Readonly<Record<string, Picture>> = {
  ...homePictures,
  ...callPictures,
  ...joinPictures,
  ...askedPictures,
  ...conferencePictures,
  ...placePictures,
  ...meetingPictures,
  ...devicePictures,
  ...cameraPictures,
  ...doorPictures,
};
