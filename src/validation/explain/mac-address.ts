/** What the two lowest bits of the first byte say (IEEE 802): a group, or an address that was made up. */
export function explainMacAddress(text: string): readonly string[] {
  const digits = text.replace(/[:.-]/g, '');
  if (!/^[\da-f]{12}$/i.test(digits)) return [];
  if (/^f+$/i.test(digits)) return ['The broadcast address: every card on the network.'];
  if (/^0+$/.test(digits)) return ['All zeros: no card has this address.'];
  const first = parseInt(digits.slice(0, 2), 16);
  if ((first & 1) === 1) return ['A multicast address: a group of cards, not one.'];
  return (first & 2) === 2
    ? [
        'A locally administered address: set by software, as by a virtual machine or for privacy, not by the card’s maker.',
      ]
    : [];
}
