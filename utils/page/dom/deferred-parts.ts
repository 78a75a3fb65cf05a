/** The servers' placeholders and the parts that belong there: React, Marko. */
const PLACES = [
  { name: 'template', place: /^[BP]:([\da-f]+)$/, part: 'S:$1' },
  { name: 'noscript', place: /^(af\w*?)ph(\d+)$/, part: '$1$2' },
] as const;

/**
 * Returns the part of a page that belongs where `place` is, or null. Servers send slow parts at the end,
 * hidden, and hold their place with an element without text: React `<div hidden id="S:1">` for `<template
 * id="B:1">` or `"P:1"`, Marko `<div id="af1" style="display:none">` for `<noscript id="afph1">`. A script
 * moves it.
 *
 * A part always follows its place, so a part that refers to itself, or in a circle, does not count.
 */
export function deferredPart(place: Element): Element | null {
  const kind = PLACES.find((each) => each.name === place.localName && each.place.test(place.id));
  const part = kind ? place.ownerDocument.getElementById(place.id.replace(kind.place, kind.part)) : null;
  const isLater = part && place.compareDocumentPosition(part) & place.DOCUMENT_POSITION_FOLLOWING;
  return isLater ? part : null;
}
