/** Pixels: of one lane, of the names beside the lanes, and of the air at the right edge, for a mark that stands on now. */
export const LANE = 34;
export const LANE_NAMES = 84;
export const EDGE = 12;
