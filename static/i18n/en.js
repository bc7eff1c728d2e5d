// Every word that our pages show. House words only: `ux.md` has the glossary.
window.i18n.global.mergeLocaleMessage('en', {
  loyalty: {
    points: 'no points | 1 point | {n} points',
    sats: '{n} sats',
    minutes: '{n} min',
    try_again: 'Try again',
    nothing_taken: 'Nothing was taken.',
    no_connection: 'No connection. Trying again.',
    glance: {
      nobody: 'No card yet',
      first: 'First visit',
      visits: '{nth} visit this month',
      tier_visits: '{tier} tier — {nth} visit this month'
    },
    nth: {one: '{n}st', two: '{n}nd', few: '{n}rd', other: '{n}th'},
    monitor: {
      title: 'Orders',
      columns: {new: 'New', accepted: 'Preparing', ready: 'Ready'},
      next: {new: 'Accept', accepted: 'Ready', ready: 'Served'},
      counter: 'Counter',
      not_paid: 'Not paid yet',
      tip: '+ {n} tip',
      empty: 'No bills yet today. The first paid one appears here by itself.',
      none_here: 'Nothing here',
      sound_on: 'Sound on',
      sound_off: 'Sound off',
      back: 'Back to {column}',
      moved: '{table} is {column}',
      undo: 'Undo',
      gone: 'Orders cannot be shown right now.',
      sign_in: 'Sign in to LNbits in this browser first.',
      not_yours: 'There is no such venue among yours.'
    },
    card: {
      tap: 'Tap the card to show it at the counter',
      guest: 'Guest …{end}',
      next: 'Next',
      next_tier: '{tier} tier',
      to_go: '{n} to go',
      top_tier: 'You have reached the highest tier.',
      history: 'History',
      empty:
        'No points yet. They appear here by themselves after your first paid bill.',
      kinds: {
        earned: 'Visit',
        redeemed: 'Used',
        expired: 'Ended',
        granted: 'Given',
        revoked: 'Taken back'
      },
      visits:
        'First visit this month to come | {n} visit this month | {n} visits this month',
      who_title: 'Who can see this card',
      who: 'Only you and {merchant}',
      no_key_title: 'This phone does not hold a card',
      no_key: 'Open the link of your card, or sign in with your Nostr app.',
      sign_in: 'Use my Nostr key',
      not_shown: 'Your card cannot be shown right now.',
      close: 'Close'
    }
  }
})
