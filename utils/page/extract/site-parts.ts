/** Class and id names of the parts that a site puts into or under each of its articles. */
export const SITE_PART_NAME =
  /(^|[\s_-])(authors?|byline|bio|newsletter|subscribe|social|share|sharing|related|recommend(ed|ations)?|tags|copyright|disclaimer|licen[cs]e|affiliate|disclosure|reading-?time|entry-(utility|meta))([\s_-]|$)/i;
