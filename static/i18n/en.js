// Every word that our pages show. House words only: `ux.md` has the glossary.
window.i18n.global.mergeLocaleMessage('en', {
  loyalty: {
    points: 'no points | 1 point | {n} points',
    points_word: 'points | point | points',
    sats: '{n} sats',
    minutes: '{n} min',
    try_again: 'Try again',
    nothing_taken: 'Nothing was taken.',
    no_connection: 'No connection. Trying again.',
    badge_why: {
      forged: 'Not signed by {issuer}.',
      unclear: 'It does not say clearly what it gives.',
      untrusted: 'This badge does not count here.',
      not_theirs: 'It was given to somebody else.',
      not_yet: 'It does not hold yet.',
      ended: 'It has ended.',
      ended_on: 'It ended: {day}.',
      no_badge: 'Nobody knows what this badge is.',
      taken_back: 'Taken back by {issuer}.',
      badge_gone: 'This badge was ended by {issuer}.',
      unchecked: "Badges can't be checked right now.",
      its_issuer: 'its issuer',
      full_price: 'Full price, points still count.'
    },
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
      priority: 'Priority',
      bill: 'Bill',
      undo: 'Undo',
      gone: 'Orders cannot be shown right now.',
      sign_in: 'Sign in to LNbits in this browser first.',
      not_yours: 'There is no such venue among yours.',
      seated: {
        title: 'Guests at tables',
        attach: 'Put bill on card',
        attach_to: 'Put bill on card: {name}'
      }
    },
    give: {
      act: '{name} ready: give it to {guest} for {points}',
      more: '+{n} more rewards',
      title: 'Give {name}',
      enjoy: 'Enjoy your {what}. {n} left.',
      given: '{name} given. {points} left.',
      undo: 'Undo: {name}'
    },
    pin: {
      who: 'Who are you? Tap your initials.',
      enter: '{who}, enter your PIN.',
      by_name: '{who} answers for it.',
      confirm: 'Confirm',
      keys: {clear: 'Clear the PIN', back: 'Delete the last digit'},
      so_far: '{n} of {of} digits',
      or_guest:
        'Or the guest taps the reward on their phone, and you scan the code.'
    },
    lost: {
      title: 'Lost cards',
      open: 'Lost cards | Lost cards: {n} | Lost cards: {n}',
      hint: 'Approve only whom you know. 48 hours later the card moves.',
      none: 'No lost cards. Whoever asks for theirs with an old receipt appears here by itself.',
      asked: 'Asked for their card: {when}.',
      approved: 'The card moves to their new phone: {when}.',
      because: 'Because: {reason}',
      why: 'How do you know them?',
      approve: 'Approve',
      refuse: 'No',
      stop: 'Stop it'
    },
    refund: {
      title: 'Refund',
      left: '{amount} can go back',
      ways: {all: 'All', half: 'Half', lines: 'By lines', amount: 'Amount'},
      payments: 'Which part',
      amount: 'Amount in {unit}',
      reason: 'Reason',
      in_cash: 'Given back in cash',
      in_sats: 'Send sats back: the guest scans a code',
      fetch: '{amount} back',
      fetch_words:
        'The guest scans this with any Lightning wallet. It works once.',
      rewards: 'Used rewards go back to the card',
      act: 'Refund {amount}',
      nothing: 'Choose what goes back.',
      goes: '{n} sats go back. | 1 sat goes back. | {n} sats go back.',
      goes_to:
        '{n} sats go back to {guest}. | 1 sat goes back to {guest}. | {n} sats go back to {guest}.',
      on_no_card: 'The bill is on no card, so no points are taken back.',
      none_taken: 'No points are taken back.',
      taken:
        'No points are taken back. | 1 point is taken back. | {n} points are taken back.',
      taken_left:
        'No points are taken back. | 1 point is taken back; {left} stay. | {n} points are taken back; {left} stay.',
      in_full: 'Refunded in full.',
      but_tip: 'Refunded, all but the tip.',
      half_done: 'Half refunded.',
      part_done: '{n} of {total} refunded.',
      was_on_no_card: 'The bill is on no card, so no points were taken back.',
      none_was_taken: 'No points were taken back.',
      was_taken:
        'No points were taken back. | 1 point was taken back. | {n} points were taken back.',
      lapses: '{name} was waiting to be used and ends for it.',
      ended:
        'No points had run out before. | 1 point had run out before. | {n} points had run out before.',
      forgiven:
        'Nothing is let go. | 1 point was used and is let go. | {n} points were used and are let go.',
      owed: 'No points are missing. | 1 point is missing: the next ones earned fill that. | {n} points are missing: the next ones earned fill that.',
      kept: 'Give nothing less. | Give 1 sat less: they had it back. | Give {n} sats less: they had that much back.'
    },
    remains: {
      payments:
        'LNbits keeps its own list of payments. What a wallet paid or got stays in it.',
      failed_calls:
        'LNbits notes the addresses of calls that failed, for seven days, unless whoever runs the server has left Loyalty out of that.',
      relays:
        'What was published on Nostr relays stays there: nobody can take it back.',
      backups:
        'Backups from before today hold the card until they are thrown away.',
      bills: 'The bills stay, without a name, so that the books add up.',
      returning:
        'For a year this server can tell that this key was here before, so that nobody is new twice. It does not keep the key for that.'
    },
    pos: {
      title: 'Charge',
      charge: 'Charge',
      charge_amount: 'Charge {amount}',
      orders: 'Orders',
      tabs: {keypad: 'Keypad', menu: 'Menu', open: 'Open bills ({n})'},
      sats: 'sats',
      unit: 'Sats or money',
      keys: {back: 'Delete the last digit', add: 'Another amount'},
      item: 'Item',
      amount: 'Amount',
      amount_sats: 'Amount in sats',
      bill: 'Bill',
      table: 'Table',
      tip: 'Tip',
      tip_sats: 'Tip in sats',
      empty: 'Type an amount, or tap the menu.',
      keep: 'Keep open',
      add_to: 'Add, not charge',
      clear: 'Clear',
      cleared: 'Cleared',
      cancel_bill: 'Cancel this bill',
      cancel_sure: 'Cancel this bill? Nobody can pay it then.',
      keep_it: 'Keep it',
      leave: 'Leave it open, new bill',
      close: 'Close',
      cancel: 'Back',
      edit: 'Edit',
      back: 'Back to the bill',
      done: 'Done',
      more: 'One more: {name}',
      less: 'One less: {name}',
      remove: 'Remove: {name}',
      removed: '{name} removed',
      categories: 'Categories',
      other: 'Other',
      not_today: 'Not today',
      other_unit: 'Priced in other money',
      no_menu: 'No menu yet. What the owner puts on it appears here.',
      no_open:
        'No open bills. Those that are not paid yet appear here by themselves.',
      new_bill: 'New bill',
      next_bill: 'Next bill',
      on_device: 'On this device, waiting for the network',
      not_paid: 'Not paid yet',
      kept_open: 'Open',
      part_paid: 'Nothing paid | 1 part paid | {n} parts paid',
      paid: 'Paid',
      guest: 'Guest',
      scan: 'Scan, or type six characters',
      scan_hint: 'Their card, a receipt, a link, or a reward’s code.',
      camera: 'Use the camera',
      no_camera: 'The camera cannot be used here.',
      ask_guest: 'Let the guest scan',
      show_guest: 'The guest scans this',
      todays: 'Here today',
      no_guests: 'Nobody with a card yet today.',
      unlink: 'Take {name} off the bill',
      refused: {
        secret:
          'That is a secret key. It was not kept. Only a card’s public code goes here.',
        invoice: 'That is a Lightning invoice, not a card.',
        lnurl: 'That is a wallet’s payment code, not a card.',
        address: 'That is an address, not a card.',
        unknown: 'That is no card, receipt or code of ours.'
      },
      not_ours: 'That receipt is none of the last hundred here.',
      not_our_table: 'That is a table of another place. Nothing was taken.',
      at_table: '{name}, {table}',
      ready: '{name} ready',
      put: 'Put on the bill',
      give: 'Give now',
      given_code: '{name} given, {n} points.',
      which: 'Which one is free?',
      take_off: 'Take off: {name}',
      discount: {
        title: 'Discount',
        take: 'Take {sats} off',
        back: 'Give {sats} back',
        much: {percentage: '{n} %', cashback: '{n} % back'},
        why: {
          limit_reached: 'Already used as often as it can be: {n}.',
          budget_spent: 'All of this offer was given.',
          below_minimum: 'For bills from {sats}.'
        }
      },
      by_pin: 'Use my PIN instead',
      other_card: 'Other card',
      why_other: 'The bill and its points move to the other card.',
      reason: 'Reason',
      move_it: 'Move it',
      moved_to: 'The bill is on the card of {name} now.',
      whose_part: 'Whose is part {n}?',
      refund: 'Refund',
      bills: {
        paid: 'Paid',
        part_refunded: 'Partly refunded',
        refunded: 'Refunded',
        void: 'Canceled'
      },
      went_back: '{amount} went back: {reason}',
      which_bills: 'Which bills',
      lists: {open: 'Not paid', paid: 'Paid'},
      no_paid: 'No paid bills yet. They appear here by themselves.',
      amount_first: 'Type the amount first. Nothing was taken.',
      split: 'Split',
      left: '{amount} left to pay',
      ways: {share: 'Equal shares', lines: 'By lines', amount: 'Amount'},
      shares: '{n} people',
      fewer: 'One person less',
      more_people: 'One person more',
      ask_part: 'Charge this part',
      parts: 'Parts',
      part: 'Part {n}',
      one_part: 'one part',
      void_part: 'Take part {n} back',
      show: 'Show',
      receipt: 'Receipt',
      invoice: 'Invoice over {amount}',
      methods: {cash: 'Cash', card: 'Card'},
      got: {cash: '{amount} in cash', card: '{amount} by card'},
      who: 'Who are you?',
      tap_initials: 'Who got it? Tap your initials.',
      no_staff: 'The owner adds the staff’s initials first.',
      thanks: 'Thank you.',
      thanks_to: 'Thank you, {name}.',
      gained: '+{points}.',
      scan_keep: 'Scan to keep {points}',
      too_small: 'Bills from {amount} earn points.',
      sending: 'Making the invoice',
      waits:
        'No connection. This bill is kept on this device and charged by itself.',
      offline: 'No connection. Trying again.',
      waiting: 'No bill waits. | 1 bill waits here. | {n} bills wait here.',
      sent: '{table}: sent, not paid yet',
      is_open: '{table} is open',
      changed: 'This bill has changed. Nothing was taken.',
      no_answer: 'No connection. Try again: nothing happens twice.',
      gone: 'Bills cannot be made right now. Nothing was taken.'
    },
    card: {
      tap: 'Tap the card to show it at the counter',
      guest: 'Guest …{end}',
      next: 'Next',
      next_tier: '{tier} tier',
      to_go: '{n} to go',
      top_tier: 'You have reached the highest tier.',
      ready: 'Ready',
      costs: '1 point | {n} points',
      ends: '{n} end {day}',
      coming: '{n} more come {day}',
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
    },
    friend: {
      title: 'Bring a friend',
      words:
        'Send them a link: {mine} for you and {theirs} for them, after their first paid bill.',
      words_own:
        'Send them a link: {mine} for you, after their first paid bill.',
      words_theirs:
        'Send them a link: {theirs} for them, after their first paid bill.',
      act: 'Share a link',
      share: 'Come to {place} with me',
      copied: 'Copied',
      invited: 'A friend has invited you',
      invited_words:
        'Keep the invitation before your first bill. It stays on this phone with your card.',
      accept: 'Keep it',
      not_now: 'Not now',
      accepted:
        'Kept. Your friend gets points after your first paid bill at {place}.',
      accepted_bonus:
        'Kept. {bonus} for you after your first paid bill at {place}, and your friend gets some, too.',
      history: 'A friend came',
      goes_first:
        'A friend’s invitation is on this phone. It goes on your card first.',
      app_first: 'A friend’s invitation is on this phone.',
      app_link: 'Keep it before you keep the points',
      refused: 'The invitation gave nothing: {why}'
    },
    visit: {
      act: 'Show it at {place}',
      tier: '{theirs} there is {tier} here until {day}.',
      tier_here: 'You are {tier} here until {day}.',
      points: '{points} come after your first paid bill here.',
      kept: 'The history of the other card is not kept here.',
      entries_first:
        'To show it at a place here, all its signed entries are needed: open your messages, or bring them as a file.'
    },
    brought: {
      ask: 'Who brought you?',
      by: 'Brought by {name}',
      forget: 'Not brought by {name}',
      no_guest: 'That is no guest’s card.'
    },
    me: {
      title: 'Your cards',
      sats: {
        title: 'Your sats',
        balance: '{sats} are yours here',
        nowhere: 'Fetch them with any Lightning wallet, or say where they go.',
        goes_to: 'They go to {address} by themselves.',
        goes_to_wallet: 'They go to your wallet by themselves.',
        fetch: 'Fetch {sats}',
        scan: 'Scan it with your wallet to get {sats}. It works once, for an hour.',
        qr: 'A code that your wallet gets the sats by',
        open: 'Open my wallet',
        to: 'Where your sats go',
        to_words:
          'Give a Lightning address, and they come by themselves. Leave it empty to fetch them.',
        address: 'Lightning address',
        save: 'Send them there',
        saved: 'Saved.'
      },
      not_shown: 'Your cards cannot be shown right now.',
      empty_title: 'No cards yet',
      empty:
        'The first one appears here by itself when you keep the points of a bill: scan the code on a receipt.',
      out_title: 'No card on this phone',
      out_words:
        'Scan the code on a receipt to put its points on a new card. No app, no e-mail.',
      save: 'Save',
      saved: 'Saved',
      advanced: 'Advanced',
      app: {
        nothing: 'Nothing came back from your Nostr app. Is one on this phone?',
        late: 'That took too long. Try again.',
        done: 'Done.'
      },
      remote: {
        title: 'My key is in a signer elsewhere',
        words:
          'Some people keep their Nostr key on another device, which signs from there. Let it show its link, and paste or scan it here.',
        link: 'Link of the signer (bunker://…)',
        act: 'Connect',
        waits: 'Waiting for your signer. Look there: it may ask you.',
        asks: 'Your signer wants you to say yes.',
        open: 'Open it',
        no_link: 'That is not the link of a signer.',
        no_relay: 'That link does not say how to reach the signer.',
        away: 'Your signer cannot be reached. Is it on?',
        silent: 'Your signer did not answer. Try again.',
        refused: 'Your signer said no.',
        odd: 'Your signer answered something else than it was asked.'
      },
      share: {
        private: 'Only me',
        tier: 'Everybody, my tier only',
        full: 'Everybody, the whole card',
        private_words: 'Nobody else can find or read this card.',
        tier_words:
          'Everybody on Nostr can see that you hold your tier at {merchant}, and nothing else. Other places can then honour it.',
        full_words:
          'Everybody on Nostr can see that this card at {merchant} is yours, your points and your tier. What you ate and paid stays with you.',
        seen: 'Whoever has seen it keeps what they saw: taking it back cannot undo that.'
      },
      take: {
        title: 'Take my card with me',
        words:
          'A file with everything that ever happened on your card at {merchant}. Nobody can change one number in it without being found out.',
        act: 'Save my card as a file',
        check: 'Show the file wherever you like. Anybody can check it at',
        events_words: 'The same as signed Nostr events, one on a line.',
        events: 'Save as Nostr events'
      },
      use: {
        use: 'Use',
        use_it: 'Use {name}',
        title: 'Use a reward',
        held: 'To be handed over',
        question: 'Use {name} for {points}?',
        words: 'You get a code. The staff scan it, and you get your reward.',
        act: 'Yes, show the code',
        not_now: 'Not now',
        show: 'Show the code',
        code: 'The code of your reward',
        staff: 'Show this to the staff.',
        until: 'Until {when}',
        back: 'Not now, give my points back'
      },
      discounts: {
        title: 'Your discounts',
        words:
          'What your badges and visits take off a bill. The best one is used.',
        none: 'No discounts for you yet. A badge or a visit can bring one.',
        much: {
          percentage: '{n} % off',
          cashback: '{n} % back in sats',
          fixed: '{sats} off'
        },
        from: 'from {sats} on',
        most: 'at most {sats}',
        until: 'until {day}',
        used: 'Not used yet | Used once | Used {n} times',
        used_of: 'Used {n} of {limit} time | Used {n} of {limit} times',
        why: {
          not_yet: 'It has not begun.',
          other_day: 'On the day of the event only.',
          tier_needed: 'For a higher tier.',
          partner_needed: 'After a visit to a partner.',
          limit_reached: 'You have used it up.',
          budget_spent: 'All of it was given.',
          nothing_off: 'It takes nothing off now.'
        },
        show: 'Show this at the counter',
        first: 'The staff scan this: the bill is yours.',
        then: 'Then scan the code on their screen, and say yes.',
        other_code: 'That is not the code of a bill. Ask the staff for it.'
      },
      vouchers: {
        title: 'Vouchers',
        words:
          'Points and rewards that a place has promised you. Only you can use them, once.',
        none: 'No vouchers here. What a place gives you appears by itself.',
        open: 'until {when}',
        used: 'used {when}',
        expired: 'ended {when}',
        withdrawn: 'taken back',
        use: 'Use',
        use_it: 'Use {worth}',
        save: 'Save {worth} as a file',
        done: '{worth} from {merchant} are on your card. {points} now.',
        brought: 'From your messages',
        paste: 'Paste a voucher',
        look: 'Look at it',
        says: '{value}, until {when}',
        no_voucher: 'That is no voucher, or it was changed.'
      },
      wait: {
        asked:
          'Somebody at {merchant} asks to move this card to another phone.',
        approved: 'This card moves to another phone {when}, says {merchant}.',
        hint: 'Not you? Keep it here, and nothing moves.',
        keep: 'Keep it on this phone'
      },
      coming: {
        asked:
          'You have asked for your card at {merchant}. Tell a manager there: they have to confirm it.',
        approved: 'Your card at {merchant} comes to this phone {when}.'
      },
      history: {
        more: 'Show more',
        moved: 'From card to card',
        morning: 'Morning',
        lunch: 'Lunch',
        afternoon: 'Afternoon',
        evening: 'Evening'
      },
      name: {
        title: 'Call me',
        label: 'Call me',
        words: 'The staff at {merchant} see it when you come. Nobody else does.'
      },
      backup: {
        title: 'Keep a copy of your card',
        words:
          'A copy brings your card back if you lose this phone. Choose a passphrase: the copy opens with it only, and nobody can look it up for you.',
        passphrase: 'Passphrase',
        hint: 'At least 8 characters',
        act: 'Make the copy',
        done: 'Keep it anywhere but on this phone. Without the passphrase it is of no use to anybody.',
        download: 'Save as a file',
        copy: 'Copy',
        copied: 'Copied',
        print: 'Print',
        paper: 'Copy of your loyalty card',
        paper_words:
          'Open your cards, choose “I have a copy”, scan or type this, and give your passphrase.'
      },
      restore: {
        title: 'I have a copy',
        words: 'Paste the copy of your card. It opens on this phone only.',
        backup: 'Copy of your card',
        passphrase: 'Passphrase',
        act: 'Bring my card back'
      },
      merge: {
        title: 'Put two cards together',
        words:
          'Everything on your other card at {merchant} moves to this one. Both have to agree.',
        app: 'The other one is in my Nostr app',
        act: 'Put them together',
        done: 'One card now, with {points}.'
      },
      lost: {
        title: 'Lost your phone?',
        words: 'An old receipt brings a lost card back.',
        step_receipt: 'Paste the link of a receipt that is on the lost card.',
        step_staff: 'A manager of the place confirms that it is you.',
        step_wait:
          '48 hours later the card is here, unless the old phone says no.',
        link: 'Link of the receipt',
        act: 'Ask for my card',
        done: 'You have asked for your card.',
        next: 'Tell a manager of the place. 48 hours after they confirm it, your card is on this phone.',
        enter: 'Show my cards'
      },
      leave: {
        title: 'Leave and be erased',
        words:
          '{merchant} forgets you: your name, your notes and whose card it was. This cannot be undone.',
        ending: '{points} end.',
        sure: 'Yes, forget me there',
        act: 'Leave for good',
        done: 'You are forgotten there',
        remains: 'What is kept, and where:'
      },
      out: {
        title: 'Sign out',
        words: 'Your cards stay, and this phone no longer shows them.',
        kept: 'This phone then no longer holds your card. Keep a copy first, or only a receipt and a manager bring it back.'
      },
      problem: {
        no_answer: 'No connection. Try again.',
        no_signer:
          'That takes the phone or the Nostr app that holds this card.',
        not_a_backup: 'That is not a copy of a card.',
        wrong_passphrase: 'That passphrase does not open it.',
        not_a_receipt: 'That is not the link of a receipt.',
        secret:
          'That was the secret of a Nostr account. It was neither kept nor sent. Never type it anywhere but in your own Nostr app.'
      }
    },
    check: {
      title: 'Check a card',
      words:
        'A guest shows you a card from elsewhere? See whether it is genuine. It is checked on this device and goes nowhere.',
      file: 'Choose a file',
      drop: 'Or drop it here.',
      paste: 'Or paste it',
      scan: 'Scan a code',
      act: 'Check it',
      again: 'Check another one',
      busy: 'Checking every entry …',
      from: 'It says it is from {title}.',
      shows: '{points} on it',
      tier: '{tier} tier',
      last: 'Last entry {day}',
      trust: 'Who may sign',
      key: "The merchant's Nostr key",
      key_hint: 'Fill it in, and only a card signed with it passes.',
      bad_key: 'That is not a Nostr key.',
      elsewhere:
        'That code only says where a card is. Ask the guest for the file.',
      statement: 'Signed: {entries}. The entries themselves are not here.',
      is: {
        genuine: 'Genuine. {entries}, none missing.',
        empty: 'Genuine. No entries yet.',
        changed: 'Not genuine: {why}.',
        unreadable: 'Cannot be read: {why}.',
        uncheckable: 'Cannot be checked: {why}.'
      },
      entries: '1 entry | {n} entries',
      signed: {
        nobody:
          'Nobody has signed it: it fits together, but does not show who wrote it.',
        named: 'Signed by the merchant you named.',
        key: 'Signed with the key {key}. Ask the merchant whether it is theirs.'
      },
      what: {
        signed: 'what the merchant signed',
        head: 'its signed head',
        line: 'line {n}',
        card: 'its card',
        receipt: 'the receipt of entry {n}'
      },
      why: {
        rule_changed: 'a rule for earning was changed',
        entry_changed: 'entry {n} was changed',
        entry_unlinked: 'entry {n} does not follow the one before',
        rule_missing: 'the rule that entry {n} was earned by is missing',
        entry_of_other: 'entry {n} is of another card',
        entry_missing: 'entry {n} is missing',
        entry_twice: 'entry {n} is one that was there before',
        entry_odd: "entry {n} says what no entry can ('{field}')",
        entry_answers: 'entry {n} answers one that came later',
        ends_before: 'it says that it ends before entry {n}',
        wrong_end: 'entry {n} is not the one that it says it ends with',
        points: 'its entries make {n} points, and it says otherwise',
        earned: 'its entries earned {n} points, and it says otherwise',
        other_signer:
          'it is signed by somebody else than the merchant you named',
        not_this_card: 'what the merchant signed is not this card',
        other_customer: 'the merchant signed it for another customer',
        other_count: 'the merchant did not sign {entries}',
        other_entries: 'the merchant signed other entries',
        forged: 'its signature is forged',
        what_changed: '{what} was changed',
        what_forged: '{what} has a forged signature',
        other_programme: '{what} is of another programme',
        other_merchant:
          "it is of another programme than the merchant's you named",
        issuer_not_itself:
          'its programme was said by somebody who may not sign for it',
        wrong_key: '{what} was signed by a key that did not sign for it then',
        two_stories: 'the merchant has signed two different entries {n}',
        outside: '{what} says something else outside than inside',
        dated: '{what} is dated differently outside than inside',
        of_other: '{what} is of another card',
        for_other: '{what} is for another customer',
        two_cards: 'its events are of two cards',
        too_large: 'it is larger than {n} MB',
        no_text: 'it is not a text',
        too_much: 'it holds more than a card can',
        no_json: 'it is not JSON, or says something twice',
        no_card: 'it is not a loyalty card',
        version: 'it is of a version that this program does not know',
        part_missing: "its part '{part}' is missing or broken",
        part_broken: "its part '{part}' is broken",
        fields: 'its entries have other fields than this program knows',
        nobody: 'it does not say whose it is',
        no_event: '{what} is not a Nostr event',
        line_kind: '{what} is no programme, no card and no receipt',
        issuers: 'its programme does not say clearly who may sign',
        no_end: 'its card does not say where it ends',
        unsigned: 'nobody has signed this card',
        no_card_event: 'there is no card among its events',
        private: 'its card is private: only its holder can open it',
        no_programme: 'no programme is among its events, to say who may sign'
      }
    },
    elsewhere: {
      title: 'Cards of other places',
      words:
        'Places on other servers give cards, too. We ask the servers that your Nostr account names, three at most, and only when you tap.',
      act: 'Look elsewhere',
      none: 'No card of yours was found there.',
      wrong: 'Not genuine',
      somewhere: 'Somewhere',
      save: 'Save it as a file',
      letters: 'Open my messages',
      letters_words:
        'The entries of a card come to your messages. To find them, your Nostr app has to open your letters, and may ask you for each.',
      paste: 'Address of a card, a place or a list (naddr…), or a card',
      servers: 'Relays to ask, one on a line',
      servers_hint: 'At most three. Empty: the usual ones.',
      no_server: 'One of them is no address of a relay (wss://…).',
      no_address: 'That is no address of a card, a place or a list.',
      no_relay:
        'None of those servers answers. Try again, or name others under Advanced.',
      steps: {
        relays: 'Asking where your account lives …',
        lists: 'Reading your lists …',
        cards: 'Looking for your cards …',
        letters: 'Opening letter {n} of {of} …',
        check: 'Checking every entry …'
      }
    },
    receipt: {
      thanks: 'Thank you.',
      waiting: 'are waiting for you | is waiting for you | are waiting for you',
      gained: '+{points}',
      tier: '· {tier} tier',
      on_card: '{n} on your card.',
      to_free: '{n} to a free {item}.',
      to_reward: '{n} to {reward}.',
      too_small: 'Thank you. Bills from {amount} earn points.',
      too_small_any: 'Thank you. This bill was too small for a point.',
      refunded: 'Refunded.',
      half_refunded: 'Half refunded.',
      part_refunded: '{amount} refunded.',
      taken_back:
        'No points were taken back. | 1 point was taken back. | {n} points were taken back.',
      ended: 'Ended on {day}. Staff can still help.',
      pending: 'Not paid yet. This page changes by itself.',
      sats_coming: '{sats} are coming back.',
      sats_back: '{sats} came back.',
      void: 'This bill has changed. Ask the staff for the new one.',
      taken:
        'These points are already on a card. Not yours? Show this receipt to the staff.',
      keep: 'Keep my {points}',
      keep_hint: 'No app, no e-mail. Your card stays on this phone.',
      keep_until: 'Until {day}.',
      at: '{reward} at {n}',
      of: '{points} / {cost}',
      reached: '{reward}: enough points',
      not_shown: 'This receipt cannot be shown right now.',
      paid: 'Paid',
      to_pay: 'To pay',
      by: {cash: 'in cash', card: 'by card', lightning: 'with Lightning'},
      tip: 'Tip (earns no points)',
      tax: 'Tax in the prices, {rate} %',
      split: 'Part {number} of {of}, of a bill of {bill}',
      refund: 'Refunded {day}',
      your_part: 'Your part',
      invoice: 'Scan it with a Lightning wallet',
      open_wallet: 'Open my wallet',
      copy: 'Copy',
      copied_invoice: 'Copied',
      share: 'Share',
      share_text: 'Receipt from {merchant}',
      first: 'Whoever opens this first can keep the points',
      copied: 'The link of this receipt is copied',
      print: 'Print',
      code: 'This receipt as a code',
      clock: 'This moves: a picture of it does not.',
      close: 'Close',
      sheet: {
        title: 'Keep your {points}',
        new: 'Put them on a new card',
        have: 'I have a card',
        nostr: 'Use my Nostr key',
        back: 'Back',
        have_phone: 'It is on another phone',
        have_phone_words:
          'Scan this with that phone. Or show your card and this receipt to the staff.',
        have_copy: 'I have a copy of it',
        nostr_app: 'Open my Nostr app',
        nostr_none: 'There is no Nostr key in this browser',
        nostr_words:
          'Open this receipt in a browser with a Nostr extension, or on Android with a signing app. A new card needs neither.',
        old_browser: 'This browser cannot hold a card. Open it in another one.'
      },
      failed: 'No answer. Try again.',
      mine: {
        see: 'See my card',
        name_title: 'How shall the staff call you?',
        name: 'Call me',
        save: 'Save',
        skip: 'Not now',
        named: 'The staff will know you as {name}.',
        picture: 'Card as a picture',
        home: 'Add to Home Screen',
        home_ios: 'To keep it at hand: tap Share, then “Add to Home Screen”.',
        home_other:
          'To keep it at hand: choose “Add to Home screen” in the menu of your browser.',
        backup: 'Keep a copy of your card',
        guest: 'Guest …{end}'
      },
      paper: {
        keep: 'Keep your {points}: scan by {day}',
        total: 'Total',
        not_paid: 'Not paid yet'
      }
    },
    confirm: {
      purpose: {
        attach: 'The points go on your card.',
        redeem: 'A reward of yours is used on this bill.',
        pay: 'You are paying this bill.',
        discount: 'A discount of yours goes on this bill.'
      },
      me: 'This is me',
      me_app: 'This is me, with my Nostr app',
      me_new: 'Use a new card',
      new_hint: 'No app, no e-mail. Your card stays on this phone.',
      no_card: 'Open this page in a browser that holds your card.',
      left: 'No time left | 1 second left | {n} seconds left',
      done: 'Thank you, that is you',
      done_hint: 'The staff can see it now.',
      over: 'This link has ended',
      over_hint: 'Ask the staff for a new one.',
      failed: 'This bill cannot be shown right now.'
    },
    confirm_away: {
      open: 'I cannot sign here',
      message: 'We send a code to your Nostr app.',
      key: 'Your Nostr key, not the secret one',
      send: 'Send me a code',
      sent: 'Look at your messages in your Nostr app. The code is good for two minutes.',
      code: 'Six digits',
      confirm: 'Confirm',
      again: 'Send another one',
      zap: 'Confirm with a zap',
      zap_words:
        'Scan this with a wallet that zaps with your Nostr key. You need not pay.',
      zap_open: 'Open my wallet'
    },
    places: {
      title: 'Places that take bitcoin',
      about: 'Pay with Lightning, and many give points for it.',
      search: 'Search by name or town',
      kinds: 'Kind of place',
      has_to: 'Only places that',
      near: 'Near me',
      open_now: 'Open now',
      has_discount: 'With a discount',
      map: 'Map',
      list: 'Places',
      count: 'no places | 1 place | {n} places',
      count_more: 'more than {n} places',
      more: 'Show more',
      none_found: 'Nothing found. Look for less, or somewhere else.',
      none_yet:
        'No places yet. The first one appears here once the community has approved it.',
      add_yours: 'Your place is missing? Add it',
      no_position:
        'Your position is not known. Allow it in the browser, or search by town.',
      no_map: 'The map cannot be shown right now. The list below is complete.',
      zoom_in: 'Zoom in',
      zoom_out: 'Zoom out',
      here: 'Here',
      way: '{distance} to the {wind}',
      wind: {
        n: 'north',
        ne: 'north-east',
        e: 'east',
        se: 'south-east',
        s: 'south',
        sw: 'south-west',
        w: 'west',
        nw: 'north-west'
      },
      open: 'Open',
      open_until: 'Open until {when}',
      closed: 'Closed',
      closed_until: 'Closed until {when}',
      always: 'Day and night',
      holidays: 'Holidays',
      off: 'closed',
      discount: 'Discount',
      rating: 'Rating',
      all: 'All places',
      missing: 'There is no such place here.',
      missing_hint: 'It may have closed, or is not approved yet.',
      verified: 'Checked by the community',
      verified_long_ago: 'Checked more than a year ago',
      directions: 'Directions',
      share: 'Share',
      how_far: 'How far is it?',
      offer: 'Points',
      first_visit: 'First visit: {points}',
      points_here: 'Points for every visit',
      smallest: 'From {amount} on.',
      no_app:
        'No app, no e-mail: scan the receipt, and your points stay on your phone.',
      discounts: 'Discounts',
      for_badge: 'With the badge {badge}',
      rewards: 'Rewards',
      reward: '{name} for {points}',
      tiers: 'Tiers',
      tier_from: 'from {score} on',
      tier_start: 'from the first bill on',
      menu: 'Menu',
      pay: 'How to pay',
      ways: {
        lightning: 'Bitcoin over Lightning',
        onchain: 'Bitcoin on the chain'
      },
      hours: 'Opening hours',
      contact: 'Contact',
      reviews: 'Reviews',
      no_reviews:
        'No reviews yet. Whoever has paid here can write the first one.',
      stars: 'no stars | 1 star | {n} stars',
      reply: '{name}:',
      yours: 'Yours',
      hidden: 'Hidden by the community: {reason}',
      zoom_for_all: 'There are more here. Zoom in to see them all.',
      write_review: 'Write a review',
      change_review: 'Change my review',
      no_card: 'Reviews are written with the card you had when you paid.',
      my_card: 'Open my card',
      how_was_it: 'How was it?',
      in_words: 'In your words, if you like',
      in_words_hint: 'Everybody can read it, without your name.',
      secret: 'That is your secret key. It was neither kept nor sent.',
      said: 'Thank you. Your review is there.',
      send: 'Send',
      cancel: 'Cancel',
      tpos: {
        title: 'Use it with your TPoS: 3 steps',
        one: 'Sign in to LNbits, open Loyalty and name your place. Choose the wallet that your TPoS is paid into.',
        two: 'Under Settings, Payments that count, switch TPoS on.',
        three:
          'Charge as you always do. Guests scan the receipt and keep their points.',
        start: 'Start now'
      }
    },
    table: {
      numbered: 'table {n}',
      here: 'I am here',
      seated: 'You are at {table} at {venue}',
      kept_hint: 'With the card on this phone.',
      app_hint: 'With your Nostr app.',
      card: 'See your card',
      unknown: 'This code is out of use',
      unknown_hint: 'Ask the staff for the code of your table.',
      failed: 'That did not work. Try again, or ask the staff.'
    },
    paper: {
      title: 'Move your card to this phone',
      words: 'Type the code that is printed beside what you scanned.',
      code: 'Code on the card',
      act: 'Move my points here',
      done: 'Your points are on this phone: {points}.',
      done_hint: 'The paper is of no use any more: throw it away.',
      show: 'See my card',
      wrong: 'That is not the code of this card. Look again.',
      broken: 'That code could not be read. Scan it again.',
      empty:
        'Nothing is on this card yet. Show it when you pay, and move it then.'
    },
    staff_link: {
      ended: 'This link was ended. Ask the owner for a new one.'
    },
    cms: {
      charge: 'Charge',
      orders: 'Orders',
      choose_venue: 'Choose a venue',
      another_venue: 'Another venue',
      tabs: {
        overview: 'Overview',
        insights: 'Figures',
        customers: 'Customers',
        ledger: 'History',
        programme: 'Programme',
        tiers: 'Tiers',
        rewards: 'Rewards',
        discounts: 'Discounts',
        staff: 'Staff',
        branches: 'Branches',
        settings: 'Settings'
      },
      again: 'Try again',
      more: 'Show more',
      save: 'Save',
      undo: 'Undo changes',
      cancel: 'Cancel',
      close: 'Close',
      keep: 'Keep it',
      copy: 'Copy',
      copied: 'Copied',
      more: 'Show more',
      saved: 'Saved',
      type_name: 'Write {name} to confirm',
      needed: 'This is needed.',
      whole: 'A whole number, please.',
      whole_from: 'A whole number from {n}, please.',
      unit_sats: 'sats',
      days: 'days',
      today: 'today',
      yesterday: 'yesterday',
      points: 'no points | 1 point | {n} points',
      points_word: 'points | point | points',
      visits: 'no visits | 1 visit | {n} visits',
      items: 'no items | 1 item | {n} items',
      no_tier: 'No tier yet',
      problem: {
        no_answer: 'No answer. Check the connection and try again.',
        unchanged: 'Nothing was changed.',
        perhaps_changed:
          'It may not have been saved. Look before you repeat it.'
      },
      rule: {
        spend: '{points} for every {amount}.',
        visit: '{points} for every visit, once a day.',
        item: '{points} for every item.',
        item_of: '{points} for every item of “{category}”.',
        example_sats: 'A {bill}-sat bill earns {points}.',
        example_money: 'A {bill} bill earns {points}.',
        smallest: 'Bills below {amount} earn nothing.',
        off: 'Bills earn nothing now: the programme is switched off.',
        hidden:
          'Bills earn nothing here: the venue runs without loyalty. Change that under Settings.'
      },
      economics: {
        title: 'Economy',
        period: 'Period',
        last_days: 'Last {n} days',
        none: 'No bills at any place of the directory in these days.',
        sentence: '{bills} at all places, {sats}.',
        sentence_beside:
          '{bills} at all places, {sats}: {by} than in as many days before.',
        again_of: '{spent} of {given}',
        figures: {
          sats: 'Paid at places',
          discounts: 'Discounts given',
          back: 'Sats given back',
          again: 'Spent again'
        },
        lines: {
          sats: 'Sats',
          discount_sats: 'Discounts',
          satoshi_back_sats: 'Sats given back'
        },
        charts: {
          taken: 'Paid at places',
          given: 'What was given away'
        },
        offers: 'Offers to every place',
        no_offers: 'No offer was used in these days.',
        offer:
          'never used | used once, at {places} of the places; that bill brought {brought} | used {n} times, at {places} of the places; these bills brought {brought}',
        how: {
          sats: 'Bills that were paid at places of the directory: for goods, without tips and without those that went back as a whole. Days are UTC.',
          discounts: 'What discounts took off these bills.',
          back: 'Sats that guests got back from discounts and tiers, by when they were sent.',
          again:
            'Of the sats that guests got back in these days, what each of them has paid at any place since, at most as much as they got. Not shown for fewer than five guests.',
          given: 'Discounts on bills, and sats that guests got back.',
          offers:
            'What the community’s own offers gave at all places together, and what was paid for those bills.'
        }
      },
      insights: {
        title: 'Figures',
        period: 'Period',
        periods: {
          week: 'Last 7 days',
          days30: 'Last 30 days',
          days90: 'Last 90 days',
          month: 'This month',
          last_month: 'Last month',
          year: 'This year'
        },
        save: 'Save as CSV',
        report: 'Month’s report',
        none: 'No bills in these days. The first paid one appears here by itself.',
        sentence: '{bills}, {sats}.',
        sentence_beside:
          '{bills}, {sats}: {by} than in the days before. | {bills}, {sats}: {by} than on the day before. | {bills}, {sats}: {by} than in the {n} days before.',
        more: '{percent} % more',
        less: '{percent} % less',
        same: 'no more',
        nothing: '–',
        worth: 'about {sats} if all are used',
        of_issued: '{used} of {n} given',
        ended: 'none ended | 1 ended | {n} ended',
        as_table: 'As a table',
        from_day: 'From',
        figures: {
          taken: 'Taken',
          bills: 'Bills',
          average: 'Average bill',
          new: 'New guests',
          returning: 'Visits of known guests',
          redemption: 'Points used',
          breakage: 'Never used',
          owed: 'Points you owe'
        },
        lines: {
          net_sats: 'Sats',
          visits: 'All visits',
          new: 'For the first time'
        },
        charts: {
          taken: 'What was taken, by the day',
          taken_weeks: 'What was taken, by the week',
          came: 'Guests who came'
        },
        discounts: {
          title: 'Discounts, and what they brought',
          none: 'No discount was given in these days.',
          given:
            'No bill. | {sats} given on 1 bill, which brought {brought}. | {sats} given on {n} bills, which brought {brought}.',
          beside: 'Such a bill is {theirs} on average, any other {others}.',
          rule: 'never used | used once | used {n} times'
        },
        cohorts: {
          title: 'Who comes back',
          none: 'No guests with a card yet.',
          first: 'First came',
          guests: 'Guests',
          after: 'in the same month | a month later | {n} months later'
        },
        tiers: {
          title: 'Moves between tiers',
          move: '{from} → {to}',
          none: 'No tier',
          no_moves: 'Nobody moved to another tier.',
          too_many: 'Too many cards to work this out while you wait.'
        },
        badges: {
          title: 'Badges that gave something',
          none: 'No badge gave five guests or more something in these days.',
          people: 'no guests | 1 guest | {n} guests'
        },
        staff: {
          title: 'By hand',
          owner: 'Owner',
          former: 'Somebody who left',
          nobody: 'Nobody gave anything by hand in these days.',
          alike: 'Nobody stands out.',
          stands_out:
            'Nobody stands out. | One does far more than the others. | {n} do far more than the others.',
          all: 'Show all',
          far_above: 'Far above the others: {what}',
          far: {
            grants: 'points by hand',
            undos: 'rewards taken back',
            discounts: 'discounts',
            refunds: 'refunds'
          },
          did: {
            grants:
              'no points | {points} points, once | {points} points, {n} times',
            undos:
              'no reward taken back | 1 reward taken back | {n} rewards taken back',
            discounts:
              'no discount | 1 bill with a discount, {sats} | {n} bills with a discount, {sats}',
            refunds: 'no refund | 1 refund, {sats} | {n} refunds, {sats}'
          }
        },
        how: {
          taken:
            'What was paid for goods on bills of these days: without tips, less what was refunded, whenever that was.',
          bills:
            'Paid bills of these days, without those that went back as a whole.',
          average: 'What was taken, by the number of bills.',
          new: 'Cards that a bill was put on for the first time. Not shown for fewer than five.',
          returning:
            'Cards that had a bill before, each counted once a day. Not shown for fewer than five.',
          redemption:
            'Points that left cards for rewards in these days, beside those that were given. Points given earlier may be among them.',
          breakage:
            'Of the points that were used or came to their end in these days, those that came to their end.',
          owed: 'All points on all cards of the programme that can still be used, now.',
          hours: 'Paid bills of these days, by weekday and hour.',
          came: 'Cards that a bill was put on, each once a day; and those of them that had none before.',
          discounts:
            'Discounts on paid bills of these days, and what was paid for these bills. Sats that come later are counted with their rule.',
          cohorts:
            'Guests by the month in which they came first, and how many of a hundred of them came in each month since. Not shown for fewer than five.',
          tiers:
            'Cards whose points, spending or visits reached another tier at the end of these days than at their beginning. Days of grace are left out. Not shown for fewer than five.',
          badges:
            'Badges that unlocked a discount here, by how many guests. Not shown for fewer than five.',
          staff:
            'Points by hand, rewards taken back, discounts and refunds. Who does more than three times what the others do on average stands out, from five on.'
        }
      },
      report: {
        month: 'Month',
        all_branches: 'All branches',
        all: 'All branches together',
        save: 'Save as CSV',
        print: 'Print',
        not_yours: 'This place is in none of your wallets.',
        heading: '{name}, {month}',
        not_over: 'The month is not over yet.',
        zone: 'Days of {zone}.',
        rates: '{currency} at the rate of each payment’s own moment.',
        unrated: 'no rate known for {sats}',
        tables: {
          taken: 'Taken',
          bills: 'Bills before discounts and rewards',
          discounts: 'Discounts',
          rewards: 'Rewards',
          refunds: 'Refunds',
          satoshi_back: 'Sats given back',
          points: 'Points'
        },
        none: {
          taken: 'Nothing was paid.',
          bills: 'No bills.',
          discounts: 'None were given.',
          rewards: 'None were used.',
          refunds: 'Nothing went back.',
          satoshi_back: 'None were sent.'
        },
        methods: {lightning: 'Lightning', cash: 'Cash', card: 'Card'},
        tips: 'Tips, {by}',
        surplus: 'Paid too much, {by}',
        gross: 'What the items cost',
        cashback: '{sats} come later',
        points: 'no points | 1 point | {n} points',
        unpriced: 'all priced | 1 without a price | {n} without a price',
        by: {
          none: 'Noted only',
          cash: 'In cash',
          withdraw_qr: 'By a code',
          invoice: 'To an invoice'
        },
        kinds: {
          cashback: 'From discounts',
          rebate: 'From tiers',
          reward: 'For points'
        },
        statement: {
          opening: 'At the beginning',
          issued: 'Given',
          used: 'Used',
          expired: 'Never used',
          taken_back: 'Taken back',
          moved: 'Moved between branches',
          closing: 'At the end'
        }
      },
      overview: {
        title: 'Overview',
        charge: 'Charge',
        show: 'Show them',
        rows: 'Show its rows',
        how_is: 'How is this computed: {figure}',
        bills: 'no bills | 1 bill | {n} bills',
        today: 'Today: {bills}, {sats}.',
        from_regulars: '{n} from regulars.',
        about: 'About {money}.',
        none_today:
          'No bills yet today. The first paid one appears here by itself.',
        none_yet:
          'No bills in the last 30 days. The first paid one appears here by itself.',
        higher:
          'Regulars’ average bill is {percent} % higher ({ours} and {theirs} bills).',
        lower:
          'Regulars’ average bill is {percent} % lower ({ours} and {theirs} bills).',
        same: 'Regulars’ average bill is like all others’ ({ours} and {theirs} bills).',
        not_enough: 'Not enough bills yet: {n} of {needed}.',
        few_regulars: 'Fewer than five regulars, or others, to compare.',
        few_guests: 'Fewer than five guests yet.',
        few: 'Fewer than five',
        owe: 'You owe {points}: about {sats} if all are used.',
        owe_points: 'You owe {points}.',
        counted: 'Every payment is counted.',
        checked_now: 'Checked just now.',
        checked:
          'Checked just now. | Checked 1 minute ago. | Checked {n} minutes ago.',
        not_checked: 'Payments are being looked at for the first time.',
        problems: {
          cards:
            'The last check found cards that are not as their history says.',
          payments:
            'No payment needs a look. | 1 payment needs a look. | {n} payments need a look.',
          payouts:
            'No payout needs a look. | 1 payout to a guest needs a look. | {n} payouts to guests need a look.',
          job_stopped: 'A check of all cards was cut short.',
          welcomes:
            'No guest waits. | 1 new guest waits for welcome points: the day’s limit is reached. | {n} new guests wait for welcome points: the day’s limit is reached.',
          cash: 'No bill. | 1 bill closed by hand today earned nothing: its person’s limit is reached. | {n} bills closed by hand today earned nothing: a person’s limit is reached.'
        },
        home: {
          title: 'Quick start',
          charge: 'Charge',
          scan: 'Scan',
          today: 'Today',
          customers: 'Customers'
        },
        off: {
          title: 'This venue runs without loyalty',
          words:
            'Bills earn nothing, and guests see no card. Once it is on, every bill that is paid from then on earns by the programme.',
          turn_on: 'Turn loyalty on',
          on_now: 'Loyalty is on. Bills earn from now on.'
        },
        this_month: 'none this month | 1 this month | {n} this month',
        returned: '{n} of {of} guests in {days} days',
        others_average: 'others: {sats}',
        figures: {
          month: 'This month',
          issued: 'Points given today',
          used: 'Used today',
          owed: 'Points you owe',
          returning: 'Came back',
          average: 'Regulars’ average bill',
          expired: 'Never used, today',
          taken_back: 'Points taken back today'
        },
        how: {
          month:
            'Paid bills of this venue since the first of the month, without those that went back as a whole. The amount is what was paid for goods: without tips, less what was refunded.',
          issued:
            'Points that bills earned, that staff gave by hand, and welcome points. By the day on which it happened.',
          used: 'Points that left cards for rewards, less those that came back because a reward was not given.',
          owed: 'All points on all cards of the programme that can still be used. The sats are what they buy at most, by the reward with a value in sats that gives most for a point.',
          returning:
            'Of the guests with a card who were here in the last 30 days, those who have been here on two days or more, ever. All branches together.',
          average:
            'Regulars are guests with a card who have been here on three days or more. Their bills of the last 30 days beside all others, also those of nobody. Without tips and refunds.',
          expired: 'Points that came to their end without being used.',
          taken_back:
            'Points that refunds took back, and those that staff took by hand.',
          tiers:
            'Cards of the programme by the tier they hold now. Groups of fewer than five are not shown.',
          hours:
            'Bills by the hour in which they were paid, in the 28 days before today. What is paid after midnight belongs to the evening before.',
          days: 'Day by day, today last. A day starts at the hour that is set under Venue.'
        },
        tiers: 'Tiers',
        tiers_moving: 'Cards are moving between tiers just now.',
        hours: 'When bills are paid',
        busiest: 'Busiest: {day} at {hour}.',
        days: {
          points: 'Points given and used, last 30 days',
          bills: 'Bills, last 30 days',
          issued: 'Given',
          used: 'Used',
          bills_word: 'Bills',
          sats: 'Sats',
          day: 'Day',
          as_table: 'As a table'
        }
      },
      customers: {
        name: 'Name',
        tier: 'Tier',
        points: 'Points',
        visits: 'Visits',
        spent_sats: 'Spent',
        last_seen: 'Last seen',
        search: 'Search by name or key',
        sort: 'Highest first by',
        count: 'No guests | 1 guest | {n} guests',
        per_page: 'Guests per page',
        none: 'No guests yet. The first one appears here after a paid bill.',
        not_found: 'Nobody by that name.',
        show_all: 'Show all guests',
        guest: 'Guest …{end}',
        erased: 'Erased card',
        nickname: 'What you call them',
        rename: 'Name {name}',
        key: 'Key of {name}',
        key_title: 'The key of this card'
      },
      card: {
        to_go: '{amount} to {tier}',
        history: 'History',
        none: 'No points yet. Paid bills appear here by themselves.'
      },
      guest: {
        back: 'All guests',
        since: 'Guest since',
        not_yet: 'Not yet',
        ends: '{n} end {day}',
        comes: {
          welcome: '{n} welcome points come {day}',
          old_card: '{n} from the old card come {day}',
          referral: '{n} for a friend come {day}',
          visit: '{n} for a card of another place come {day}'
        },
        call_back: 'Call back',
        call_back_title: 'Call the old paper card back?',
        call_back_words:
          'Its points do not come. {name} may move a card over again.',
        give: 'Give a reward',
        grant: 'Give points',
        revoke: 'Take points',
        more: 'More',
        more_on: 'More: {what}',
        off: 'Points stay as they are while loyalty is off here.',
        at_most: 'At most {n}, please.',
        reason: 'Why',
        reason_maybe: 'Why (optional)',
        reason_read: '{name} reads this, too.',
        reason_kept: 'It stays on record.',
        grant_act: 'Give',
        grant_means:
          '{name} has {from} and gets to {to}. They count for no tier.',
        grant_means_first: '{name} has {from} points now.',
        revoke_act: 'Take',
        revoke_means: '{name} has {from} and keeps {to}.',
        revoke_means_first: '{name} has {from} points now.',
        paper: 'Move an old paper card over',
        paper_act: 'Move over',
        paper_done: 'Moved over before',
        paper_first:
          'Once for each guest, at most {most}. It takes a paid bill first.',
        paper_means:
          '{name} gets {n} at once. Take the paper in: it does not count again. | {name} gets {n} as soon as their first bill can no longer be refunded, 1 day after it. Take the paper in: it does not count again. | {name} gets {n} as soon as their first bill can no longer be refunded, {days} days after it. Take the paper in: it does not count again.',
        save: 'Save the card as a file',
        erase: 'Erase this guest',
        erase_act: 'Erase',
        erase_title: 'Erase {name}?',
        erase_words:
          'Name, note and key go for good. No points are lost. The bills stay, without a name. This cannot be undone. | Name, note and key go for good, and 1 point ends. The bills stay, without a name. This cannot be undone. | Name, note and key go for good, and {n} points end. The bills stay, without a name. This cannot be undone.',
        erased: '{name} is erased. What is left, and where:',
        note: 'Your note',
        note_label: 'What to remember',
        note_hint: 'Only you see it. It goes with the card.',
        rewards: 'Rewards',
        rewards_none: 'None used yet.',
        reward_states: {
          reserved: 'Waits to be given. Asked for: {when}',
          fulfilled: 'Given. {when}',
          canceled: 'Taken back. {when}',
          lapsed: 'Nobody came for it. {when}'
        },
        cancel_reward: 'Cancel it',
        cancel_means:
          'Nothing goes back to {name}. | 1 point goes back to {name}. | {n} points go back to {name}.',
        undo_reward: 'Take it back',
        undo_means:
          'It counts as not given. Nothing goes back to {name}. | It counts as not given, and 1 point goes back to {name}. | It counts as not given, and {n} points go back to {name}.',
        points_back: 'The points are back',
        give_title: 'A reward for {name}',
        give_which: 'Which reward',
        give_none: 'Nothing can be had with these points yet.',
        give_act: 'Give',
        give_means:
          'No points are used; {left} left. | 1 point is used; {left} left. | {n} points are used; {left} left.',
        next_reward: '{reward}: {n} to go.',
        given: '{reward} given. {left} left.',
        call_back: 'Undo',
        move: 'Put on another card',
        move_act: 'Put there',
        move_means:
          'The bill moves from {name} to the guest with this key. | The bill moves from {name} to the guest with this key, and its point with it. | The bill moves from {name} to the guest with this key, and its {n} points with it.',
        moved: 'The bill is on the other card',
        other_key: 'Key of the right guest',
        other_key_hint: 'From the key symbol beside their name.'
      },
      vouchers: {
        give: 'Give a voucher',
        title: 'A voucher for {name}',
        worth_what: 'What it is worth',
        worth: {points: 'Points', perk: 'A reward'},
        which: 'Which reward',
        good_for: 'Good for',
        days: '1 day | {n} days',
        means: '{name} keeps it, and can use it until {day}. Nobody else can.',
        act: 'Give',
        given: '{name} finds it on their own page.',
        list: 'Vouchers not used yet',
        until: 'Until {day}',
        save: 'Save as a file',
        withdraw: 'Take it back',
        withdraw_means:
          '{name} may still have it, and it is worth nothing then.',
        withdrawn: 'Taken back'
      },
      history: {
        columns: {
          time: 'When',
          name: 'Guest',
          what: 'What',
          delta: 'Points',
          bill: 'Bill',
          who: 'Who'
        },
        kinds: {
          earned: 'Earned',
          redeemed: 'Used',
          expired: 'Ended',
          granted: 'Given',
          revoked: 'Taken back'
        },
        sources: {
          payment: 'A paid bill',
          staff: 'By hand',
          redemption: 'A reward',
          refund: 'A refund',
          welcome: 'Welcome points',
          old_card: 'An old paper card',
          import: 'From a list',
          voucher: 'A voucher',
          referral: 'A friend brought along',
          visit: 'A card of another place',
          expiry: 'Time was over',
          transfer: 'From card to card',
          erasure: 'An erased guest'
        },
        causes: {
          payment_earned: 'Bill',
          staff_granted: 'Given by hand',
          staff_revoked: 'Taken by hand',
          redemption_redeemed: 'Reward',
          redemption_granted: 'Reward came back',
          refund_revoked: 'Taken back for a refund',
          welcome_granted: 'Welcome points',
          old_card_granted: 'From an old paper card',
          voucher_granted: 'Voucher used',
          referral_earned: 'Brought a friend',
          referral_granted: 'Came by a friend',
          visit_granted: 'A card of another place',
          expiry_expired: 'Never used, ended',
          erasure_expired: 'Ended with an erased guest',
          transfer_granted: 'Came from another card',
          transfer_revoked: 'Went to another card'
        },
        when: '{day}, {time}',
        owner: 'Owner',
        guest_self: 'The guest',
        nobody: 'Nobody by hand',
        former: 'A former device or person',
        quoted: '“{words}”',
        at: 'at {place}',
        left: '{n} left',
        guest: 'Guest, by name or key',
        filter: 'Filter',
        kind: 'What',
        source: 'Why',
        from: 'From',
        to: 'To',
        all_branches: 'All branches',
        one_bill: 'One bill',
        any_bill: 'Any bill',
        count: 'No entries | 1 entry | {n} entries',
        per_page: 'Entries per page',
        csv: 'Save as CSV',
        none: 'Nothing has moved yet. The first paid bill appears here by itself.',
        none_found: 'No entry like that.',
        show_all: 'Show all entries'
      },
      problems: {
        title: 'What needs a look',
        count:
          'Nothing needs a look. | 1 thing needs a look. | {n} things need a look.',
        bill: 'See the bill',
        seen: 'Seen to it',
        kinds: {
          not_genuine:
            'No card is not genuine. | 1 card is not genuine: somebody changed its history. | {n} cards are not genuine: somebody changed their history.',
          wrong_books:
            'No card shows other points than its history says. | 1 card shows other points than its history says. | {n} cards show other points than their history says.',
          job_stopped: 'A check of all cards was cut short.',
          stuck_payment: 'A payment could not be counted yet.',
          refused_payment: 'A payment of {amount} earned nothing.',
          late_bill: 'A canceled bill of {amount} was paid.',
          payout_failed: '{amount} could not be paid to a guest.',
          payout_unknown:
            '{amount} were sent to a guest, and nobody has answered yet.',
          paid_twice: '{amount} were paid beyond a bill.'
        },
        todo: {
          not_genuine: 'Keep a copy of the database, and call for help.',
          wrong_books: 'Rebuild the cards, under Advanced below.',
          job_stopped: 'Check again.',
          stuck_payment: 'It is tried again by itself.',
          refused_payment: 'Give the points by hand, if they are due.',
          late_bill: 'Refund it, or serve it.',
          payout_failed: 'Try it again under Rewards.',
          payout_unknown: 'Look it up under Rewards. It is never paid twice.',
          paid_twice: 'Refund what is too much.'
        },
        reasons: {
          foreign_merchant: 'It names a venue that is not yours.',
          bad_pubkey: 'It names a guest in a way nobody can read.',
          bad_tip: 'Its tip makes no sense.',
          no_rate: 'No price of bitcoin was known then.',
          too_many_points: 'It would be more than a card can hold.'
        }
      },
      proof: {
        never: 'Nobody has checked the cards yet.',
        right:
          'No cards yet. Checked {when}. | The card is right. Checked {when}. | All {n} cards are right. Checked {when}.',
        wrong:
          'All cards are right. Checked {when}. | 1 card is not right. Checked {when}. | {n} cards are not right. Checked {when}.',
        wrong_days:
          'All figures are right. | The figures of 1 day are not what they add up to. | The figures of {n} days are not what they add up to.',
        busy: {
          verify: 'Checking all cards: {percent} %',
          rebuild: 'Rebuilding all cards: {percent} %'
        },
        now: 'just now',
        minutes: 'just now | 1 minute ago | {n} minutes ago',
        hours: 'just now | 1 hour ago | {n} hours ago',
        on: 'on {day}',
        check: 'Check now',
        advanced: 'Advanced: rebuild',
        about:
          'Every card has a history that nobody can change unseen. What cards show is added up from it; rebuilding adds it up anew.',
        rebuild: 'Rebuild',
        rebuild_title: 'Rebuild all cards?',
        rebuild_words:
          'Points, tiers and rewards are added up anew from the history. Nothing of the history changes. Bills go on being paid meanwhile.'
      },
      trust: {
        states: {
          read: 'Read.',
          fetching: 'It is being fetched.',
          no_relay:
            'No relay is named for it: add one under Nostr, or use a link with one.',
          not_there: 'It is not on these relays.',
          silent: 'None of the relays answered.',
          unreadable: 'It cannot be read.'
        },
        title: 'Advanced: cards of other places',
        words:
          'A guest shows a card of a place that you trust, and gets a tier here for a time, and points once. You pay for what they use.',
        programs: 'Places you trust',
        one_a_line: 'Their address on Nostr, one on a line.',
        lists: 'Lists you go by',
        lists_hint:
          'All places on them are trusted. They are read again every hour.',
        list: '{name}: {words}',
        tiers: 'A tier there is a tier here',
        their_tier: 'There',
        our_tier: 'Here',
        add: 'Add a tier',
        remove: 'Take away {name}',
        tier_days: 'Days that the tier lasts',
        fresh_days: 'Days that a shown card may be old',
        welcome_points: 'Points for a new guest who shows one',
        daily_points: 'Most of such points in a day',
        hint: {
          tier_days: '0: such cards give no tier. Shown again, it starts anew.',
          fresh_days: 'A guest can take it along anew at any time.',
          welcome_points:
            'Once for each guest and each card, after a first paid bill.',
          daily_points: 'Whoever comes later gets theirs the next day.'
        },
        off: 'Cards of other places give nothing now.',
        save: 'Save',
        saved: 'Saved'
      },
      programme: {
        is_enabled: 'Bills earn points',
        off_hint:
          'Cards keep their points. Bills paid while it is off never earn.',
        name: 'Name of the programme',
        earn: 'What a bill earns',
        by_spend: 'By what is spent',
        by_visit: 'By visit',
        by_item: 'By item',
        category: 'Which items',
        category_hint: 'Items of this category on the menu count.',
        category_all: 'All items count. Name a category to count only its own.',
        points: 'Points',
        per: 'For every',
        per_visit: 'for every visit, once a day',
        price_needed: 'An amount above zero, please.',
        unit: 'Counted in',
        smallest: 'Smallest bill that earns',
        smallest_hint: 'A smaller bill still counts as a visit.',
        no_smallest: 'Every bill earns.',
        tier_basis: 'Guests climb tiers by',
        basis: {
          points: 'Points collected',
          spent: 'Sats spent',
          visits: 'Visits'
        },
        basis_hint:
          'Saving moves every card at once. Check where each tier starts afterwards.',
        from_now:
          'Holds from the moment you save. Bills already paid keep the old rule.',
        since: 'These settings hold since {when}.',
        holds_from: 'Saved. Holds from {when}.',
        kept: 'What you typed before is still here. It is not saved yet.',
        expiry: 'When points end',
        ends: {
          none: 'Never',
          months: 'Some months after they came',
          year_end: 'With the year they came in',
          inactivity: 'When a guest stays away'
        },
        ends_hint: {
          none: 'You owe them until they are used.',
          months:
            'The oldest are used first. Guests see when the next ones end.',
          year_end: 'On 31 December.',
          inactivity:
            'All points of a card end. Every visit begins the time anew.'
        },
        months: 'Months',
        months_needed: 'A whole number from 1 to {most}, please.',
        between: 'A whole number from {least} to {most}, please.',
        limits: {
          title: 'Welcome points, tiers over time, staff',
          unit: {
            points: 'points',
            days: 'days',
            minutes: 'minutes',
            guests: 'guests'
          },
          welcome: 'New guests',
          friends: 'Bringing friends',
          tiers: 'Tiers over time',
          staff: 'Staff and cards',
          welcome_points: 'Points for a first paid bill',
          newcomer_daily_points: 'Most for all new guests in a day',
          newcomer_cap_per_staff:
            'Most by the bills of one of the staff in a day',
          old_card_points: 'Most from an old paper card',
          referral_points: 'Points for bringing a friend',
          referral_bonus: 'Points for the friend',
          referral_cap_per_guest: 'Most friends that one guest brings in a day',
          referral_cap_per_staff:
            'Most that one of the staff puts down in a day',
          tier_window_days: 'Bills count for a tier for',
          tier_grace_days: 'A tier stays for, once lost',
          reserve_minutes: 'A reward that a guest asked for waits',
          grant_daily_cap: 'Most that one of the staff gives by hand in a day',
          off: {
            welcome_points: 'Nothing extra for a first bill.',
            old_card_points: 'Paper cards are not moved over.',
            referral_points: 'Nobody gets anything for it.',
            referral_bonus: 'Nothing besides.',
            tier_window_days: 'For good.',
            tier_grace_days: 'It is lost at once.'
          },
          hint: {
            welcome_points:
              'They come when the time for refunds is over, on top of what the bill earns.',
            newcomer_daily_points:
              'Whoever comes later gets theirs the next day.',
            newcomer_cap_per_staff:
              'So that nobody makes guests up. Others wait for the next day.',
            old_card_points: 'Once for each guest, after a paid bill.',
            referral_points:
              'Once for each new guest, when their first bill can no longer be refunded.',
            referral_bonus: 'At the same time, for the new guest.',
            referral_cap_per_guest: 'So that nobody makes friends up.',
            referral_cap_per_staff: 'Without a link that the friend signed.',
            tier_window_days: 'Older bills no longer hold a guest up.',
            tier_grace_days: 'Time to come back before the tier below.',
            reserve_minutes: 'Then its points go back by themselves.',
            grant_daily_cap: 'Per person, whatever they take back meanwhile.'
          },
          earn_on_reversible: 'Money that can be called back earns points, too',
          reversible_on:
            'Payments by card through LNbits earn. If the card’s owner calls the money back, you refund the bill here.',
          reversible_off: 'Payments by card through LNbits earn nothing.',
          proof: 'How guests show that it is them: see Settings'
        },
        preview: {
          title: 'What would have happened',
          about:
            'The bills that were paid, under the rule in this form. Nothing is changed.',
          when: 'Look at',
          days: 'the last {n} days',
          look: 'Look',
          none: 'No bills in this time. Choose a longer one.',
          same: 'Just as many points.',
          more: '1 point more. | 1 point more. | {n} points more.',
          fewer: '1 point fewer. | 1 point fewer. | {n} points fewer.',
          owe_same: 'You would owe as much as now.',
          owe_more:
            'You would owe 1 point more. | You would owe 1 point more. | You would owe {n} points more.',
          owe_less:
            'You would owe 1 point less. | You would owe 1 point less. | You would owe {n} points less.',
          worth: 'That is up to {sats}.',
          bills: 'Bills',
          then: 'Points they earned',
          now: 'Points they would have earned',
          cards: 'Cards that would differ',
          of: '{n} of {all}',
          period: 'From {from} to {to}.',
          how: 'Each bill keeps its amount, its rate, its tier, its campaign and its refunds. What guests used, and what ended, stays as it was.'
        },
        history: {
          title: 'What the settings were',
          you: 'You',
          owner: 'The owner',
          first: 'The programme began.',
          change: '{what}: {before} → {after}',
          nothing: 'none',
          yes: 'yes',
          no: 'no',
          days: '{n} days',
          more: 'Show more',
          field: {
            name: 'Name',
            is_enabled: 'Bills earn points',
            earn_by: 'What earns',
            earn_points: 'Points',
            earn_per_sats: 'For every',
            earn_per_minor: 'For every',
            currency: 'Counted in',
            earn_category: 'Which items',
            min_spend_sats: 'Smallest bill that earns',
            welcome_points: 'Points for a first paid bill',
            expiry_mode: 'When points end',
            expiry_months: 'Months until points end',
            deficit_policy: 'Refunds beyond a card’s points',
            claim_window_days: 'Time to keep points from a receipt',
            refund_window_days: 'Time for refunds',
            tier_basis: 'Guests climb tiers by',
            tier_window_days: 'Bills count for a tier for',
            tier_grace_days: 'A tier stays for, once lost',
            proof_policy: 'How guests show that it is them',
            max_giveback_bp: 'Most of one bill to give back',
            grant_daily_cap: 'Most given by hand in a day',
            newcomer_daily_points: 'Most for new guests in a day',
            newcomer_cap_per_staff: 'Most for new guests by one of the staff',
            old_card_points: 'Most from an old paper card',
            referral_points: 'Points for bringing a friend',
            referral_bonus: 'Points for the friend',
            referral_cap_per_guest: 'Friends of one guest in a day',
            referral_cap_per_staff:
              'Friends that one of the staff puts down in a day',
            visit_points: 'Points for a card of another place',
            visit_daily_points: 'Most of such points in a day',
            visit_tier_days: 'Days that a tier by another place lasts',
            visit_fresh_days: 'Days that a shown card may be old',
            publish_events: 'Movements of points are published',
            earn_on_reversible: 'Money that can be called back earns',
            reserve_minutes: 'Minutes that a reward waits',
            claims_per_day: 'Receipts that one guest keeps in a day',
            accept_cash: 'Staff close bills in cash or by card',
            earn_on_cash: 'Bills in cash or by card earn',
            cash_daily_sats: 'Most that cash earns with in a day'
          },
          choice: {
            earn_by: {spend: 'what is spent', visit: 'visits', item: 'items'},
            expiry_mode: {
              none: 'never',
              months: 'some months after they came',
              year_end: 'with the year',
              inactivity: 'when a guest stays away'
            },
            deficit_policy: {
              carry: 'the next visits pay it off',
              forgive: 'let it go'
            },
            tier_basis: {
              points: 'points collected',
              spent: 'sats spent',
              visits: 'visits'
            }
          },
          proof: {
            remembered: 'once per bill',
            every_time: 'every time',
            staff: 'staff may vouch'
          }
        }
      },
      community: {
        title: 'The community',
        about: 'What holds at every place of this server.',
        admins_only: 'This page is for admins of this LNbits.',
        tabs: {
          places: 'Places',
          partners: 'Network',
          economics: 'Economy',
          offers: 'Offers',
          badges: 'Badges',
          health: 'Health',
          settings: 'Settings'
        },
        offers: {
          title: 'Offers to every place',
          about: 'They hold where a place joins, within its own limits.',
          none: 'No offers yet. Make one, and every place can join it.',
          add: 'Make an offer',
          partners:
            'No place has joined | 1 place has joined | {n} places have joined',
          who: 'Who has joined {name}',
          since: 'since {day}',
          cap: 'at most {sats} a bill',
          budget: '{sats} in all'
        },
        curators: {
          title: 'People who help',
          about:
            'They keep offers, badges and places with their Nostr key, and change no settings.',
          none: 'Nobody yet: only admins of this LNbits keep the community.',
          add: 'Let somebody help',
          key: 'Their Nostr key',
          key_hint: 'It begins with npub1',
          name: 'Name',
          name_hint: 'So that you know who it was',
          added: '{name} can help from now on',
          remove: 'Remove {name}',
          remove_title: 'Remove {name}?',
          remove_words: 'They can do nothing more. What they did stays.',
          removed: '{name} is removed'
        },
        relays: {
          title: 'Where badges are looked for',
          about: 'At every place, beside the relays of its own.',
          none: 'No relay yet. Badges of others are looked for where each place says.',
          remove_words: 'Badges are looked for at {relay} no more.'
        }
      },
      discounts: {
        title: 'Discounts',
        about:
          'What takes something off a bill, and for whom. The best one is used by itself.',
        none: 'No discounts yet. Guests with a badge, a tier or a visit next door can pay less here.',
        add: 'Add a discount',
        add_first: 'Add the first discount',
        edit: 'Change {name}',
        end: 'Take {name} away',
        end_title: 'Take {name} away?',
        end_words:
          'Nobody gets it from now on. What guests were promised holds for ten minutes.',
        end_act: 'Take it away',
        ended: '{name} is over',
        active: '{name} holds',
        state: {coming: 'to come', over: 'over', paused: 'paused'},
        much: {percentage: '{n} %', cashback: '{n} % back'},
        kinds: {
          percentage: 'Per cent off',
          fixed: 'Sats off',
          cashback: 'Per cent back in sats'
        },
        whos: {
          everybody: 'Everybody',
          badge: 'Guests with a badge',
          tier: 'Guests of a tier',
          partner: 'Guests who were at another place'
        },
        with_badge: 'with the badge {badge}',
        with_tier: 'from {tier} on',
        at_partner: 'after a bill at another place within {days} days',
        everybody: 'for everybody',
        from_sats: 'from {sats} on',
        times: '{n} times each',
        until: 'until {day}',
        with_others: 'together with others',
        given: 'Used {n} times, {sats} given.',
        of_budget: '{sats} to give.',
        spent: '{sats} given.',
        not_used: 'Not used yet.',
        name: 'What it is for',
        name_hint: 'Guests see this on their bill.',
        kind: 'What they get',
        value: 'How much',
        value_needed: 'More than 0, and at most 100 %.',
        who: 'Who gets it',
        badge: 'Badge',
        badge_hint: 'Badges that count here are on your list of badges.',
        tier: 'From this tier on',
        tier_hint: 'Higher tiers get it, too.',
        partner_days: 'Within how many days',
        minimum: 'For bills from',
        limits: 'Limits',
        cap: 'At most for each bill',
        no_cap: 'Empty: as much as it comes to',
        limit: 'How often each guest can use it',
        no_limit: 'Empty: as often as they come',
        budget: 'What you give in all',
        no_budget: 'Empty: no end',
        ends: 'Ends',
        ends_never: 'When you end it',
        stackable: 'Together with other discounts that allow it',
        reach: '{n} of {of} guests would get it.',
        reach_few: 'Fewer than {n} guests would get it.',
        overlaps: 'Some of them also get: {names}.',
        community: 'community',
        offers: 'Offers of the community',
        offers_about: 'They hold where a place joins, within its own limits.',
        join: 'Join',
        join_it: 'Join {name}',
        joined: '{name} holds here now',
        leave: 'Leave',
        leave_it: 'Leave {name}',
        leave_title: 'Leave {name}?'
      },
      campaigns: {
        title: 'Campaigns',
        about: 'For a while, or at certain hours, bills earn more.',
        none: 'No campaigns yet. A happy hour fills quiet evenings: bills paid in it earn more.',
        add: 'Add a campaign',
        add_first: 'Add the first campaign',
        edit: 'Change {name}',
        end: 'End {name}',
        end_title: 'End {name}?',
        end_words:
          'Bills paid from this moment earn as usual. What it gave stays given.',
        end_act: 'End campaign',
        ended: '{name} is over',
        state: {coming: 'to come', over: 'over'},
        points: '{times} points',
        every_day: 'every day',
        all_day: 'all day',
        hours: '{from}–{to}',
        from: 'from {from}',
        to: 'until {to}',
        from_to: '{from} to {to}',
        name: 'Name',
        times: 'Points are multiplied by',
        times_needed: 'A number from 1 to {most}, please.',
        weekdays: 'On which days',
        any_day: 'On every day.',
        these_days: 'On these days only.',
        all_day_long: 'All day long',
        from_hour: 'From',
        to_hour: 'Until',
        over_midnight: 'Over midnight',
        other_hour: 'Another hour, please.',
        starts: 'Begins',
        starts_now: 'At once',
        ends: 'Ends',
        ends_never: 'When you end it',
        later_needed: 'It has to end after it begins.',
        from_now:
          'Holds from the moment you save; it is {now} in {zone}. Bills already paid stay as they are.',
        calendar: 'Calendar of campaigns',
        view: {week: 'Week', month: 'Month'},
        before: 'Before',
        after: 'After',
        today: 'Today',
        nothing: 'Nothing extra',
        best: 'Where several hold at once, the best one counts. Times in {zone}.'
      },
      rewards: {
        about: 'What guests get for their points, in the order they see it.',
        none: 'No rewards yet. Points are worth something once they buy something: start with a free coffee.',
        add: 'Add a reward',
        add_first: 'Add the first reward',
        edit: 'Change {name}',
        more: 'More for {name}',
        up: 'Move {name} up',
        down: 'Move {name} down',
        now_at: '{name} is now number {n}',
        retired: 'Retired',
        retire: 'Retire',
        retire_hint: 'Nobody gets it any more. You can bring it back.',
        bring_back: 'Bring back',
        is_retired: '{name} is retired',
        is_back: '{name} is back',
        delete: 'Delete',
        delete_title: 'Delete {name}?',
        delete_words:
          'Nobody gets it any more. What guests have asked for already can still be given.',
        delete_act: 'Delete',
        deleted: '{name} is deleted',
        name: 'Name',
        what: 'What it is',
        kind: {
          free_item: 'Something free',
          percent_off: 'Per cent off a bill',
          sats_off: 'Sats off a bill',
          amount_off_minor: 'Money off a bill',
          sats_payout: 'Sats paid out',
          priority: 'Priority'
        },
        kind_hint: {
          free_item: 'A dish or a drink, whatever it costs.',
          percent_off: 'Of what is left of the bill, without the tip.',
          sats_off: 'Never more than the bill.',
          amount_off_minor: 'Never more than the bill.',
          sats_payout: 'It waits to be sent: payouts are not switched on yet.',
          priority: 'The guest is marked for the staff.'
        },
        is: {
          free_item: 'free',
          percent_off: '{amount} off the bill',
          sats_off: '{amount} off the bill',
          amount_off_minor: '{amount} off the bill',
          sats_payout: '{amount} paid out',
          priority: 'priority'
        },
        cost: 'Costs the guest',
        value: {
          percent_off: 'Off the bill',
          sats_off: 'Off the bill',
          amount_off_minor: 'Off the bill',
          sats_payout: 'Paid out'
        },
        value_needed: 'An amount above zero, please.',
        percent_needed: 'From 0.01 to 100, with two decimals at most.',
        cost_sats: 'Costs you',
        cost_sats_hint: 'What one costs you to give. Only you see it.',
        costs_you: 'It costs you {sats}.',
        costs_of_bill: 'Of a bill of {bill} it costs you {sats}.',
        costs_nothing: 'It costs you nothing but attention.',
        cost_unknown: 'Say what it costs you to see what you give back.',
        spends: 'A guest spends {sats} for it.',
        gives_back: 'A guest spends {sats} for it: you give {percent} % back.',
        who: 'For whom',
        everybody: 'Every guest',
        for_tier: '{tier} and above',
        stock: 'How many there are',
        per_customer: 'How many for each guest',
        no_end: 'Empty: no limit',
        valid_from: 'From',
        valid_until: 'Until',
        left: 'none left | 1 left | {n} left',
        each: 'one each | one each | {n} each',
        from: 'from {when}',
        until: 'until {when}',
        picture: {
          label: 'Picture',
          hint: 'Optional. An address that starts with https://, or a picture in LNbits.',
          address_needed: 'An address that starts with https://, please.',
          shown: 'The picture at this address',
          broken: 'There is no picture at this address'
        }
      },
      example: {
        title: 'What guests get',
        bill: 'Bill',
        everybody: 'Points',
        tier: '{tier} multiplies points by {times}.',
        incomplete: 'Fill in the amounts to see an example.'
      },
      advanced: {
        title: 'Advanced: time limits',
        claim: 'Time to keep points from a receipt',
        claim_hint: 'After that, waiting points end.',
        refund: 'Time to refund with points taken back',
        refund_hint: 'Later refunds leave the points with the guest.',
        deficit: 'If a refund takes more points than a card has',
        deficit_policy: {
          carry: 'The next visits pay it off',
          forgive: 'Let it go'
        },
        deficit_hint: {
          carry: 'The card stays below zero until the guest collects again.',
          forgive: 'The card stops at zero. You bear the rest.'
        },
        giveback: 'Most of one bill to give back',
        giveback_hint: 'Discounts and rewards together never exceed it.',
        percent_needed: 'A number from 0 to 100, please.',
        claims: 'Receipts that one guest can keep in a day',
        claims_hint: 'At all venues of this server together.',
        cash: 'Staff may close bills in cash or by card',
        cash_earns: 'These bills earn points, too',
        cash_cap: 'Most that they earn with, for each of the staff and day',
        cash_hint: 'Beyond that a bill counts as a visit and earns nothing.'
      },
      tiers: {
        about: {
          points: 'Guests climb by points collected. Used points still count.',
          spent: 'Guests climb by sats spent.',
          visits: 'Guests climb by visits.'
        },
        none: 'No tiers yet. With tiers, regulars earn faster and get perks.',
        add: 'Add a tier',
        add_first: 'Add the first tier',
        edit: 'Edit {tier}',
        delete: 'Delete {tier}',
        from: 'From {amount}',
        from_start: 'From the first visit',
        times: '{times} points',
        name: 'Name',
        threshold: 'Starts at',
        threshold_hint: 'Every guest starts here.',
        unit: {points: 'points', spent: 'sats spent', visits: 'visits'},
        multiplier: 'Points are multiplied by',
        same: 'As many points as without a tier.',
        example: 'Instead of {base} points a guest gets {points}.',
        times_needed: 'A number from 0 to {most}, please.',
        color: 'Colour',
        color_code: 'Colour code',
        color_needed: 'A code like #b8860b, please.',
        unseen: {
          light: 'Hard to see on a light page. Take a darker one.',
          dark: 'Hard to see on a dark page. Take a lighter one.'
        },
        badge: 'Badge',
        badge_hint: 'Optional. An https:// address, or a picture in LNbits.',
        nameless: 'New tier',
        order: 'Where each starts decides the order.',
        card: {
          guest: 'Ana',
          label: 'A guest’s card with the tier {tier}'
        },
        perks: 'Perks',
        perks_hint: 'One a line, like: Best table.',
        served_first: 'Their orders stand on top',
        fewer: 'At most {n} perks, please.',
        delete_title: 'Delete {tier}?',
        delete_act: 'Delete',
        fall_to: 'Its guests fall to {tier} at once. Their points stay.',
        fall_out: 'Its guests have no tier any more. Their points stay.',
        deleted: '{tier} is deleted'
      },
      color: {
        bronze: 'Bronze',
        silver: 'Silver',
        gold: 'Gold',
        green: 'Green',
        teal: 'Teal',
        blue: 'Blue',
        violet: 'Violet',
        pink: 'Pink',
        red: 'Red',
        own: 'As it was'
      },
      category: {
        restaurant: 'Restaurant',
        bar: 'Bar',
        retail: 'Shop',
        services: 'Services',
        tech: 'Technology',
        entertainment: 'Entertainment',
        health: 'Health and beauty',
        education: 'Education',
        travel: 'Travel',
        other: 'Something else'
      },
      firstrun: {
        open: 'Set-up: tables, cards, checks',
        half_way: 'Your programme is not set up to the end.',
        go_on: 'Go on',
        step: 'Step {n} of {of}',
        back: 'One step back',
        later: 'Later',
        next: 'Next',
        stamps: 'no stamps | 1 stamp | {n} stamps',
        points: 'no points | 1 point | {n} points',
        place: {
          title: 'Points for every visit',
          another: 'Another venue',
          about:
            'Say which place it is; every bill paid to its wallet then earns.',
          wallet: 'Wallet that bills are paid to',
          wallet_hint: 'Bills paid before now do not earn.',
          no_wallet: 'You have no wallet of your own yet: add one in LNbits.'
        },
        offer: {
          title: 'What do guests get?',
          about: 'Take the one that is nearest; every number can be changed.'
        },
        presets: {
          stamps: {
            title: '10th coffee free',
            words: 'A stamp for every visit. Nine of them are a free coffee.',
            why: 'The most is for a guest who only ever pays one coffee.'
          },
          points: {
            title: 'Points with Bronze, Silver and Gold',
            words:
              '1 point for every 1,000 sats, three rewards, and more points for regulars.',
            why: 'The most is for a Gold guest: their points are multiplied by 1.25.'
          },
          sats: {
            title: '3 % back in sats',
            words: 'A point is a sat, and 1,000 of them come off a later bill.',
            why: 'Guests use it on a bill. Paying sats out to their own wallets comes when satoshi-back can be switched on here; until then nobody is promised that.'
          }
        },
        names: {
          coffee: 'Coffee',
          free_coffee: 'Free coffee',
          free_dessert: 'Free dessert',
          free_lunch: 'Free lunch',
          sats_off: '{n} sats off',
          bronze: 'Bronze',
          silver: 'Silver',
          gold: 'Gold'
        },
        preview: {
          title: 'What it gives, and what it costs',
          about: 'Change the numbers until they are yours; guests see no cost.',
          earns: 'A {bill}-sat bill earns {points}.',
          earns_items: 'A {bill}-sat bill of coffees earns {points}.',
          costs: '{name} for {points}: costs you {sats}.',
          share: '{percent} of what was spent for it.',
          gives: 'You give back {to} of what guests spend.',
          gives_between: 'You give back between {from} and {to}.',
          by: 'What brings a stamp',
          by_visit: 'A stamp for every visit, once a day',
          by_item:
            'A stamp for every coffee on the bill (puts it on your menu)',
          every: 'Free is every',
          every_hint: '10: nine stamps, and the tenth is free',
          price: 'You sell it for',
          price_coffee: 'Price of a coffee',
          paper:
            'Staff may move up to {n} stamps of an old paper card over, once',
          percent: 'Back of every bill',
          percent_needed: 'From 0.1 to 50, with one decimal, please.',
          off: 'Used in steps of',
          per: 'One point for every',
          act: 'Start with this',
          done: 'Bills earn by it from now on'
        },
        tables: {
          title: 'How many tables?',
          about:
            'Each gets a code that guests scan, one small card to print for it.',
          count: 'Tables',
          count_needed: 'From 1 to {n}, please. More can be added later.',
          make: 'Make the codes',
          none: 'No tables',
          there:
            'No table has a code | 1 table has a code | {n} tables have a code'
        },
        cards: {
          title: 'Guests without a phone?',
          about: 'Ten cards on one sheet of paper, for those who like paper.'
        },
        check: {
          title: 'Ready for the first guest',
          about: 'This list ticks itself off; nothing on it stops you.',
          open: 'Everything is ready | 1 thing to look at | {n} things to look at',
          done: 'Ready',
          todo: 'To look at',
          charge: 'Charge the first bill',
          finish: 'To your programme'
        },
        checks: {
          https: {
            title: 'Safe address (https)',
            https: 'Guests’ phones trust this address.',
            http: 'Phones hold no card and open no camera without it. Put a proxy with a certificate in front of LNbits.'
          },
          reachable: {
            title: 'Reached from outside',
            public: 'Codes lead to {address}.',
            private:
              'Only phones in your own network reach {address}. Let LNBITS_BASEURL be an address of the internet.',
            loopback:
              '{address} is this computer itself: no phone gets there. Let LNBITS_BASEURL be the address that guests use.',
            unset: 'Let LNBITS_BASEURL be the address that guests use.',
            elsewhere:
              'You came by {here}, but codes lead to {address}. Use that one, or let LNBITS_BASEURL be yours.'
          },
          price: {
            title: 'Price of your currency',
            no_currency: 'Everything is in sats: none is needed.',
            live: 'It is known, as of now.',
            kept: 'The last one known, of today, will do. The price sources do not answer just now.',
            none: 'Bills in that currency cannot be made. Switch a price source on in the settings of LNbits, or charge in sats.'
          },
          audit: {
            title: 'Guests’ keys stay out of the server’s own log',
            left_out: 'LNbits keeps none of them.',
            kept: 'LNbits keeps them for a week with calls that fail. In its settings, under Audit, exclude the path /loyalty/.*'
          },
          clock: {
            title: 'Clock',
            right: 'This device and the server agree.',
            off: 'This device and the server are {n} seconds apart: signatures of guests are good for sixty. Let both set their clocks by the network.'
          }
        }
      },
      paper: {
        title: 'Cards on paper',
        about:
          'Ten on a sheet. The front is scanned at the counter; the back moves the points to a phone one day.',
        make: 'Make ten cards',
        again: 'Make ten more',
        making: 'Making card {n} of {of}',
        print: 'Print them',
        ready:
          'Ten cards are ready, on this page only. Print them before you leave it.',
        how: 'A4, both sides, turned over the long edge, in actual size.',
        careful:
          'The back is like cash: whoever has it has the points. Nobody can print the same card again.',
        insecure: 'Your browser makes cards on a safe address (https) only.',
        number: 'Card …{end}',
        show: 'Show this card when you pay',
        keep: 'Points for every visit. No phone, no app.',
        back_title: 'A phone after all?',
        back_words: 'Scan this, and type:',
        back_small:
          'Your points move to the phone, once. Keep this side to yourself.'
      },
      lists: {
        title: 'Advanced: lists and moving',
        about:
          'Bring guests in, take everything out, or move to another server.',
        in_title: 'Bring guests in from a list',
        in_about:
          'A CSV file whose first line names the columns customer_pubkey and points; nickname, reason and row_id may be there. It is looked at first, and nothing is given. A line counts once, ever: the same file again changes nothing.',
        choose: 'Choose a CSV file',
        counts:
          'Nothing in it can be taken | 1 line with {points} points | {n} lines with {points} points',
        unread: 'Columns that are left out: {columns}.',
        errors: '{n} lines cannot be taken:',
        line: 'Line {line}: {detail}',
        take: 'Give {points} points',
        busy: '{percent} % done',
        done: 'Nothing was new. | 1 line was new. {wrong} could not be taken. | {n} lines were new. {wrong} could not be taken.',
        out_title: 'Take everything out',
        out_about:
          'Guests as a list that can be brought in again, and all there is as one archive: guests, history, bills, settings.',
        customers: 'Guests (CSV)',
        everything: 'Everything (ZIP)'
      },
      moving: {
        away_title: 'Move this programme to another server',
        away_about:
          'Cards, history, tiers, rewards and places go along in one file, and prove right over there. Here nothing is earned or used any more from that second on, for good: nobody can use the same points twice.',
        goes: '{cards} cards with {events} entries and {points} points go along.',
        stay: 'These stay here:',
        stays: {
          bills:
            'no bills | 1 bill and its receipt | {n} bills and their receipts',
          unclaimed_receipts:
            'none | 1 receipt whose points nobody has kept | {n} receipts whose points nobody has kept',
          open_vouchers: 'none | 1 open voucher | {n} open vouchers',
          sats_owed:
            'none | sats that are still owed, once | sats that are still owed, {n} times',
          staff: 'none | 1 person of the staff | {n} people of the staff',
          links_and_keys:
            'none | 1 link or key: make it anew there | {n} links and keys: make them anew there',
          tables:
            'none | 1 table: print its code anew | {n} tables: print their codes anew',
          nostr_keys:
            'none | the programme’s key on Nostr: save it first | {n} keys on Nostr: save them first',
          discount_rules: 'none | 1 discount | {n} discounts',
          reviews: 'none | 1 review | {n} reviews'
        },
        reserved:
          'none | 1 reward is reserved. Give it or cancel it first. | {n} rewards are reserved. Give them or cancel them first.',
        away_act: 'Move away',
        confirm_title: 'Move away for good?',
        confirm_words:
          'You get the file once you confirm. Bring it in on the other server: until then your guests have no points anywhere. This server does not give them back.',
        moved:
          'This programme moved away on {day}. Nothing is earned here any more.',
        again: 'Save the file again',
        here_title: 'Bring a programme here',
        here_about:
          'The file that another server gave you. Every card in it is checked first; its places come onto this wallet. All of it comes in, or nothing.',
        choose: 'Choose the file',
        here_act: 'Bring it here',
        arrived: '{names}: {cards} cards with {points} points are here.',
        is_here: 'The programme is here'
      },
      health: {
        status: {
          ok: 'All is well.',
          warning: 'Something needs a look.',
          trouble: 'Something is wrong.'
        },
        states: {ok: 'well', warning: 'needs a look', trouble: 'wrong'},
        version: 'Version {version}',
        failed: 'This part could not be asked. The log says why.',
        not_yet: 'not yet',
        about:
          'Looked at every 15 seconds. Prometheus reads the same: see the operating guide.',
        parts: {
          listener: 'Payments as they come',
          reconciliation: 'Every payment counted',
          sweeps: 'What came due',
          outbox: 'Waiting to be sent to Nostr',
          payouts: 'Sats for guests',
          chains: 'Cards that prove right',
          jobs: 'Long work',
          webhooks: 'Waiting for other programs',
          database: 'Space on the disk'
        },
        figures: {
          listening: 'listening',
          waiting: 'waiting',
          behind_seconds: 'seconds behind',
          stuck: 'not judged yet',
          oldest_seconds: 'oldest, in seconds',
          ago_seconds: 'seconds ago',
          failing: 'failing',
          failures: 'failed in a row',
          to_sign: 'to be signed',
          given_up: 'given up',
          unknown: 'nobody knows whether paid',
          failed: 'failed',
          pending: 'to be paid',
          other: 'on their way',
          not_genuine: 'not genuine',
          wrong_books: 'not adding up',
          checked_long_ago: 'checked over a month ago',
          never_checked: 'never checked',
          running: 'running',
          stopped: 'stopped',
          bytes: 'size'
        }
      },
      venue: {
        place: 'The place',
        contact: 'Contact',
        name: 'Name',
        category: 'Kind of place',
        timezone: 'Time zone',
        timezone_hint: 'It is {time} there now.',
        no_zone: 'No such time zone. Look for a big city near you.',
        day_start: 'The day starts at',
        day_start_hint: 'Earlier bills belong to the evening before.',
        currency: 'Currency',
        currency_hint: 'Optional. Without one everything is in sats.',
        no_currency: 'This server has no price for it.',
        mode: 'Loyalty',
        modes: {
          full: 'On: bills earn points',
          bistro: 'Off: charge and follow orders',
          bar: 'Off: charge only'
        },
        mode_hint: {
          full: 'Guests see their cards here.',
          bistro:
            'Cards are hidden, not deleted. Bills paid meanwhile never earn.',
          bar: 'Cards are hidden, not deleted. Bills paid meanwhile never earn.'
        },
        description: 'Description',
        address: 'Address',
        city: 'City',
        country: 'Country',
        country_hint: 'Two letters, like PT',
        phone: 'Phone',
        email: 'E-mail',
        website: 'Website',
        website_hint: 'Starts with https://',
        counts: 'Payments that count',
        counts_about:
          'Other extensions of this server that receive money in this wallet. What is switched on counts from now on; without a name, the guest keeps the points from the receipt.',
        adapters: {
          tpos: 'TPoS',
          tpos_cash: 'Cash at TPoS',
          lnurlp: 'Lightning addresses and zaps',
          nostrmarket: 'Nostr market',
          restaurant: 'Restaurant orders',
          webshop: 'Web shop',
          events: 'Event tickets',
          tabs: 'Tabs',
          satspay: 'SatsPay',
          paywall: 'Paywall',
          plain: 'Any other invoice of this wallet'
        },
        adapter_hint: {
          tpos: 'Tips do not earn. A guest’s key in the note at the till names them.',
          tpos_cash:
            'Anybody with the link of the till can say that cash was paid. It earns only if the programme counts money that can be taken back.',
          lnurlp: 'Whoever sends a zap earns.',
          nostrmarket: 'Whoever orders earns.',
          restaurant: 'The guest of the order earns.',
          webshop: 'Guests keep their points from the receipt.',
          events: 'Guests keep their points from the receipt.',
          tabs: 'Guests keep their points from the receipt.',
          satspay: 'Guests keep their points from the receipt.',
          paywall: 'Guests keep their points from the receipt.',
          plain:
            'Also money that is no bill, like wages or a refill by a friend.'
        },
        external_ids: 'Its names in other programs',
        external_ids_hint: 'One a line, like tpos:abc',
        close: 'Close this venue',
        close_about:
          'Bills stop earning for good. What was earned stays on record.',
        close_act: 'Close venue',
        close_title: 'Close {name}?',
        close_words:
          'Bills earn nothing from this moment, keys of its devices and programs stop, and guests no longer see their cards here. This cannot be undone.',
        closed: '{name} is closed'
      },
      badges: {
        title: 'Badges',
        from: 'From {key}',
        remove: 'Remove',
        badges: {
          title: 'Badges of others',
          about:
            'A badge on this list counts here, whoever shows it. What it unlocks is set by your discounts.',
          none: 'No badges of others yet. Add one, and guests who hold it can get a discount.',
          add: 'Add a badge',
          address: 'The badge’s address',
          address_hint: 'It begins with naddr1, or with 30009:',
          remove: 'Remove {name}',
          remove_title: 'Remove {name}?',
          remove_words:
            'From now on it counts here no more, and discounts that ask for it are not given.',
          added: '{name} counts from now on',
          removed: '{name} is removed'
        },
        issuers: {
          title: 'Trusted issuers',
          about:
            'All badges of these people count here, those to come as well.',
          none: 'Nobody yet. Trust only those whose every badge you would accept.',
          add: 'Trust an issuer',
          address: 'Their Nostr key',
          address_hint: 'Their app shows it under their profile',
          remove: 'Remove {name}',
          remove_title: 'Trust {name} no more?',
          remove_words:
            'Their badges count here no more, but for those on the list above.',
          added: '{name} is trusted from now on',
          removed: '{name} is removed'
        },
        everywhere: {
          title: 'Badges that count everywhere',
          about:
            'A badge on this list counts at every place, whoever shows it. What it unlocks is set by discounts.',
          none: 'No badges yet. Add one, and it counts at every place.',
          add: 'Add a badge',
          address: 'The badge’s address',
          address_hint: 'It begins with naddr1, or with 30009:',
          remove: 'Remove {name}',
          remove_title: 'Remove {name}?',
          remove_words:
            'From now on it counts only where a place has it on its own list.',
          added: '{name} counts from now on',
          removed: '{name} is removed'
        },
        issuers_everywhere: {
          title: 'Issuers who are trusted everywhere',
          about:
            'All badges of these people count at every place, those to come as well.',
          none: 'Nobody yet. Trust only those whose every badge all places would accept.',
          add: 'Trust an issuer',
          address: 'Their Nostr key',
          address_hint: 'Their app shows it under their profile',
          remove: 'Remove {name}',
          remove_title: 'Trust {name} no more?',
          remove_words:
            'Their badges count only where a place trusts them itself.',
          added: '{name} is trusted from now on',
          removed: '{name} is removed'
        },
        own: {
          title: 'Your own badges',
          about:
            'For friends of the house, members, helpers: give one by hand, and let a discount ask for it. Tiers have badges of their own.',
          none: 'No badges of your own yet. Make one, and give it to whom you like.',
          make: 'Make a badge',
          name: 'Name',
          description: 'What it is for',
          description_hint: 'Guests read it',
          image: 'Picture',
          image_hint: 'An address that begins with https://',
          made: '{name} is made',
          holders: 'Nobody holds it | 1 guest holds it | {n} guests hold it',
          see: 'Who holds {name}',
          held: 'Who holds {name}',
          nobody: 'Nobody holds it yet.',
          guest: 'Guest',
          guest_hint: 'Their Nostr key, as their app shows it',
          give: 'Give',
          given: '{name} is given',
          take: 'Take back',
          take_from: 'Take back from {name}',
          taken: 'Taken back from {name}',
          since: 'since {day}',
          end: 'End {name}',
          end_title: 'End {name}?',
          end_words:
            'Nobody holds it now. It cannot be had again. | 1 guest loses it. It cannot be had again. | {n} guests lose it. It cannot be had again.',
          end_act: 'End it',
          ended: '{name} is ended'
        },
        events: {
          title: 'Events that you sponsor',
          about:
            'On the day of an event a discount can hold for those who hold a badge. Your day begins when your business day does.',
          none: 'No events yet. Add one by its address, and its day is known.',
          add: 'Add an event',
          address: 'The event’s address',
          address_hint: 'It begins with naddr1, or with 31923:',
          today: 'Today',
          remove: 'Remove {name}',
          remove_title: 'Remove {name}?',
          remove_words: 'Discounts of its day are not given any more.',
          added: '{name} is added',
          removed: '{name} is removed'
        },
        where:
          'Badges of others are looked for on the relays under Settings, Advanced: Nostr. Without one, only your own badges and tiers count.'
      },
      directory: {
        title: 'Directory',
        about:
          'How new guests find this place. Name, address and contact have cards of their own here.',
        latitude: 'Latitude',
        longitude: 'Longitude',
        degrees_needed: 'Degrees from -{n} to {n}, please.',
        pick: 'Choose on the map',
        pick_hint: 'Tap where the door is.',
        no_map: 'The map cannot be shown right now. Type the numbers instead.',
        hours: 'Opening hours',
        hours_hint: 'Like Mo-Fr 08:00-20:00; Sa 09:00-14:00',
        hours_now: 'Now: {words}',
        hours_unknown:
          'Cannot be read yet. Write it like Mo-Fr 08:00-20:00; Sa 09:00-14:00',
        pay: 'How guests pay',
        lightning: 'Lightning',
        onchain: 'Bitcoin on the chain',
        pictures: 'Pictures',
        pictures_hint:
          'One https:// address a line; the first one is the cover.',
        btcmap: 'Put me on BTC Map',
        btcmap_words:
          'BTC Map shows what OpenStreetMap knows. Copy these tags, find your place on openstreetmap.org, and paste them there.',
        copy_tags: 'Copy the tags',
        standing: {
          draft: 'Not in the directory. Ask the community when you are ready.',
          unasked: 'Not in the directory yet. Ask the community to look at it.',
          pending: 'The community looks at it. Asked: {day}.',
          approved: 'In the directory. Guests find this place.',
          rejected: 'Not let in: {reason}',
          suspended: 'Taken out for now: {reason}'
        },
        ask: 'Ask to be listed',
        ask_again: 'Ask again',
        ask_words:
          'Somebody of the community looks at it. All of this is optional; it shows that you are who you say.',
        domain: 'Domain of your website',
        domain_hint: 'Like example.com',
        osm_id: 'OpenStreetMap',
        osm_id_hint: 'Like node/123, or its address',
        nip05: 'Nostr address',
        nip05_hint: 'Like shop@example.com; it is looked up at once',
        statement: 'In your words',
        statement_hint: 'Who you are, and how to reach you',
        send: 'Send',
        open_page: 'Open its page',
        reviews: 'What guests say',
        no_reviews:
          'No reviews yet. Guests write them on your page, once they have paid here.',
        stars: 'no stars | 1 star | {n} stars',
        reply: 'Reply',
        change_reply: 'Change the reply',
        your_reply: 'You: {words}',
        reply_hint: 'Everybody reads it. Empty takes it away.',
        reply_done: 'The reply is there',
        report: 'Report',
        report_hint: 'What is wrong with it; the community reads it.',
        report_done: 'The community looks at it',
        in_words: 'Your words',
        copy_link: 'Copy its link'
      },
      network: {
        queue: 'Places to look at',
        show: 'Show',
        shown: {
          pending: 'Waiting',
          changed: 'Changed since they were let in',
          approved: 'In the directory',
          rejected: 'Not let in',
          suspended: 'Taken out'
        },
        none_waiting:
          'Nobody waits. Places that ask to be listed appear here by themselves.',
        none: 'Nothing of that kind.',
        asked: 'asked: {day}',
        says: 'They say: {words}',
        because: 'Because: {reason}',
        changed_since: 'Changed since: {fields}',
        stale: 'Nobody has looked at it for a year.',
        fields: {
          name: 'name',
          address: 'address',
          city: 'city',
          country: 'country',
          latitude: 'latitude',
          longitude: 'longitude',
          osm_id: 'OpenStreetMap'
        },
        states: {holds: 'Holds', fails: 'Does not hold', open: 'Not known'},
        checks: {
          domain: {
            same_host: 'The domain is that of their website',
            other_host: 'The domain is not that of their website',
            no_website: 'A domain, but no website to compare it with',
            not_shown: 'No domain shown'
          },
          nip05: {
            matches: 'Their Nostr address names their key',
            other_key: 'Their Nostr address names another key',
            no_answer: 'Their Nostr address did not answer',
            no_key: 'A Nostr address, but no key to compare it with',
            not_shown: 'No Nostr address shown'
          },
          osm_id: {
            well_formed: 'Names a place on OpenStreetMap',
            malformed: 'Names no place on OpenStreetMap',
            not_shown: 'No OpenStreetMap place shown'
          },
          place: {
            address_and_point: 'Has an address and a position',
            point_only: 'Has a position, but no address',
            not_shown: 'Has no position'
          }
        },
        on_map: 'On OpenStreetMap',
        page: 'Its page',
        approve: 'Let in',
        again: 'Looked at again',
        refuse: {rejected: 'Do not let in', suspended: 'Take out'},
        refuse_title: {
          rejected: 'Do not let {name} in?',
          suspended: 'Take {name} out?'
        },
        why: 'Why',
        why_hint: 'They read it.',
        done: {
          approved: '{name} is in the directory',
          rejected: '{name} was not let in',
          suspended: '{name} was taken out'
        },
        partners: 'Partners',
        reviews: 'Reported reviews',
        no_reviews: 'No review has been reported.',
        reported: 'not reported | reported once | reported {n} times',
        hide: 'Hide',
        hide_title: 'Hide this review?',
        hide_hint: 'Whoever wrote it reads it.',
        hidden: 'The review is hidden',
        show_again: 'Show it again',
        shown_again: 'The review is shown again',
        partners_word: 'Partners',
        joined_word: 'New',
        too_few: 'Too few to say',
        recent:
          'Active places, guests and discounts are those of the last thirty days.',
        figures: {
          partners: 'Partners',
          active: 'With bills',
          waiting: 'Waiting',
          guests: 'Guests with a card',
          shared: 'Guests at two or more',
          discounts: 'Discounts given'
        },
        growth: 'How the network grows',
        growth_summary: 'Partners in twelve months: from {from} to {to}.',
        as_table: 'As a table',
        month: 'Month',
        coverage: 'Where partners are',
        no_partners:
          'No partners yet. Once a place is let in, its town appears here.',
        no_city: 'No town given',
        no_country: 'No country given',
        settings: 'Public pages',
        settings_about: 'What guests see at {address}.',
        name: 'Name of the community',
        name_hint: 'Stands above the list of places.',
        tile_url: 'Pictures of the map',
        tile_url_hint:
          "An https:// address with {'{z}'}, {'{x}'} and {'{y}'}. Empty: no map, only the list.",
        attribution: 'Who made the map',
        attribution_hint: 'Shown below the map, as its licence wants it.',
        use_osm: 'Use OpenStreetMap',
        tile_warning:
          'With a map, the browsers of guests ask that server for pictures: it sees their address and what they look at. Without one, nobody else is asked.'
      },
      tables: {
        title: 'Tables',
        about:
          'A code on each table: guests scan it, and staff sees who sits where. Their points go on the right card with one tap.',
        none: 'No tables yet. Add them, print their codes, and stick them on.',
        add: 'Add tables',
        names: 'Tables',
        names_hint: 'Like: 1-12, or: Bar, Terrace 1',
        too_many: 'At most {n} at a time, please.',
        copy: 'Copy the link of {name}',
        remove: 'Remove {name}',
        remove_title: 'Remove {name}?',
        remove_words:
          'The code on it stops working at once. A table of the same name gets a new code.',
        remove_act: 'Remove',
        removed: '{name} is removed',
        added: '1 table added | {n} tables added',
        print: 'Print the codes',
        print_hint: 'One card for each table, in the size A6.',
        card_words: 'Points for every visit. Scan. No app.',
        card_table: 'Table {n}'
      },
      used: {
        never: 'Not used yet',
        now: 'Used just now',
        day: 'Last used {day}'
      },
      links: {
        title: 'Links for devices',
        about:
          'A link opens the orders on a phone or tablet, without any account. Give one to each person or device, and end it when it is lost or they leave.',
        none: 'No device has a link.',
        make: 'Make a link',
        name: 'Whose, or where',
        name_hint: 'Like: Tablet at the bar, or: Ana',
        role: 'It may',
        roles: {
          waiter: 'Waiter: orders, bills, giving rewards',
          manager: 'Manager: also guests, figures, refunds, points by hand'
        },
        role_short: {waiter: 'Waiter', manager: 'Manager'},
        made_title: 'The link for {name}',
        once: 'Scan it with that device now, or copy it. It is not shown again.',
        qr: 'The link as a QR code',
        kept: 'Done, it is open there',
        end: 'End',
        end_title: 'End the link of {name}?',
        end_words:
          'Its device sees nothing more from this moment. This cannot be undone.',
        end_act: 'End link',
        ended: 'The link of {name} is ended'
      },
      staff: {
        people: 'People',
        people_about:
          'Who works here. On a shared tablet they tap their initials, so that every act says who did it.',
        people_none: 'Nobody has been named yet.',
        add: 'Add a person',
        edit: 'Change {name}',
        initials: 'Initials',
        initials_needed: 'One to four letters, please.',
        person_name: 'Name',
        pin: 'PIN',
        pin_hint: 'Four digits. Asked where the guest is not there to confirm.',
        pin_kept: 'There is one. Write another to change it.',
        pin_needed: 'Four digits, please.',
        pin_none: 'No PIN',
        pin_some: 'Has a PIN',
        pin_drop: 'Take the PIN away',
        card: 'Their own card as a guest',
        card_hint:
          'Scan or paste its code. Whoever works here brings no new guests, and earns nothing for it.',
        card_kept: 'There is one. It is not shown; write another to change it.',
        card_needed: 'That is no card.',
        card_some: 'Has a card',
        card_drop: 'Take the card away',
        leave: 'Take {name} off',
        leave_title: 'Take {name} off the staff?',
        leave_words:
          'They can act no more, from this moment. What they did stays on record.',
        leave_act: 'Take off',
        left: '{name} is off the staff'
      },
      keys: {
        title: 'Keys for other programs',
        about:
          'Another extension or a program of your own acts for this venue with a key, and only as far as you tick. Give each its own, and end it when you no longer use it.',
        none: 'No program has a key.',
        make: 'Make a key',
        name: 'For which program',
        name_hint: 'Like: TPoS at the bar',
        may_title: 'It may',
        may: {
          orders: 'Make bills',
          monitor: 'See orders and cards',
          pos: 'Charge at a till',
          redeem: 'Give rewards',
          read: 'Read guests and figures',
          manage: 'Correct points and names',
          payout: 'Send sats back',
          metrics: 'Read the figures of the whole server'
        },
        means: {
          orders:
            'Tell of bills it was paid, and ask who the guest is. Most other extensions need only this.',
          monitor: 'Follow the orders, move them on, and see a guest’s card.',
          pos: 'Make and close bills, and put guests on them.',
          redeem: 'Use a guest’s reward, and take it back.',
          read: 'Every guest, every movement of points, all reports.',
          manage: 'Give and take points by hand, record refunds, name guests.',
          payout: 'Pay out sats that are owed, and send refunds in sats.'
        },
        since: 'since {day}',
        made_title: '{name} is ready',
        once: 'Scan or copy it into the program now. It is not shown again.',
        qr: 'The key as a QR code',
        kept: 'Done, it is kept',
        end: 'End',
        end_title: 'End {name}?',
        end_words: 'It stops working at once. This cannot be undone.',
        end_act: 'End key',
        ended: '{name} stopped working'
      },
      webhooks: {
        title: 'Advanced: webhooks',
        about:
          'A program of yours, or a delivery app, is told at once when something happens here.',
        none: 'Nobody is told yet. Add the address of a program that should follow this place.',
        add: 'Add a webhook',
        change: 'Change the webhook',
        address: 'Address',
        address_hint: 'Like https://example.com/loyalty',
        name: 'Name, if you like',
        enabled: 'It is told what happens',
        events_title: 'It is told when',
        events: {
          order_created: 'A bill is made',
          order_paid: 'A bill is paid',
          order_status: 'The kitchen moves an order on',
          order_refunded: 'A bill is refunded',
          points_earned: 'A guest earns points',
          points_redeemed: 'A guest uses points',
          points_granted: 'Points are given',
          points_revoked: 'Points are taken back',
          points_expired: 'Points run out',
          tier_changed: 'A guest reaches or leaves a tier',
          review_posted: 'A guest leaves a review',
          ping: 'A test'
        },
        with_customers: 'Say which guest it was',
        with_customers_hint:
          'Without it, nobody can tell from this who your guests are.',
        made_title: 'The webhook is ready',
        once: 'This secret signs all that is sent. Copy it into the program now: it is not shown again.',
        qr: 'The secret as a QR code',
        kept: 'Done, it is kept',
        state: {
          ok: 'All is well.',
          new: 'It was told nothing yet.',
          failing: 'It does not take what it is told. {reason}',
          off: 'Switched off.'
        },
        next: 'Next try: {when}',
        waiting: '{n} waiting | 1 is waiting. | {n} are waiting.',
        dead: '{n} given up | 1 was given up. | {n} were given up.',
        follows: 'Follows nothing | Follows 1 thing | Follows {n} things',
        try: 'Test {name}',
        arrived: '{name} got the test',
        not_arrived: 'The test did not arrive. {reason}',
        edit: 'Change {name}',
        end: 'Remove {name}',
        end_title: 'Remove this webhook?',
        end_words:
          '{name} is told nothing more, and what it was told is forgotten.',
        end_act: 'Remove',
        ended: 'The webhook is gone',
        log: 'What {name} was told',
        log_title: 'What it was told',
        log_none: 'Nothing yet. What happens here appears by itself.',
        states: {
          waiting: 'waiting to be sent',
          sent: 'arrived',
          dead: 'given up'
        },
        tries: '{n} tries',
        replay: 'Send again: {event}',
        replayed: 'It is sent again',
        close: 'Close'
      },
      nostr: {
        title: 'Advanced: Nostr',
        about:
          'With it, guests can show a card that anybody can check, without asking you.',
        locked:
          'The server’s secret has changed, so the programme’s key cannot be opened. Nothing is published; points go on as before. Put the old secret back (AUTH_SECRET_KEY, from a backup), or start a new key below.',
        publish: {
          title: 'Publish the programme',
          act: 'The programme can be seen on Nostr',
          relay_first: 'Add a relay below first: there is none to send to.',
          is_on:
            'Anybody can read its name, what bills earn and its tiers. Each card goes out sealed: only its guest can open it.',
          is_off:
            'Nothing is published, but for cards whose guests asked for it.',
          title_on: 'Publish the programme?',
          act_on: 'Publish',
          consequence_on:
            'Anybody can then read its name, what bills earn and its tiers, for good. Each card goes out sealed for its guest alone; relays see that a card moved, and when. What was published cannot be called back.',
          title_off: 'Stop publishing?',
          act_off: 'Stop publishing',
          consequence_off:
            'Nothing new goes out, but for cards whose guests asked for it. What was published stays on the relays; they are asked to delete the cards, and may not.'
        },
        relays: {
          title: 'Relays',
          about: 'Servers that keep what you publish. Two or three are enough.',
          none: 'No relay yet. Name one, and the programme can be published.',
          add: 'Add a relay',
          address: 'Address',
          address_hint: 'Like wss://relay.example.com',
          remove: 'Remove relay',
          remove_at: 'Remove {relay}',
          remove_title: 'Remove this relay?',
          remove_words: 'Nothing more goes to {relay}. What it has, it keeps.',
          again_at: 'Try again at {relay}',
          again_all: 'Try all again',
          retried:
            'There was nothing to send again | Sending 1 again | Sending {n} again',
          new: 'Nothing was sent there yet.',
          ok: 'All has arrived.',
          waiting:
            '{n} waiting | 1 waiting to be sent | {n} waiting to be sent',
          paused: 'It asked for a pause.',
          failing:
            'It cannot be reached. | It cannot be reached. Tried once. | It cannot be reached. Tried {n} times.',
          dead: '{n} not taken | 1 not taken. | {n} not taken.',
          reason: 'Reason: {reason}',
          next: 'Next try: {when}',
          last: 'Last arrived: {when}',
          of_guests: 'A guest’s own relay, not one of yours.'
        },
        key: {
          title: 'The programme’s key',
          about:
            'It signs what you publish. Whoever knows this name can check a card without asking you.',
          none: 'There is no key yet. One is made when you first publish.',
          copy: 'Copy the name',
          copy_one: 'Copy {key}',
          export: 'Save a copy',
          rotate: 'Start a new key',
          rotate_title: 'Start a new key?',
          rotate_words:
            'From now on the new key signs. What the old one signed stays good, and copies of the old key can sign nothing more for you. Save a copy of the new one afterwards.',
          issuers: 'Keys that have signed',
          all: 'From the beginning, still signs',
          since: 'Signs since {from}',
          until: 'Until {until}',
          between: '{from} to {until}'
        },
        export: {
          title: 'Save a copy of the key',
          act: 'Make the copy',
          about:
            'A backup, or a way to move to another server. Whoever has the copy and its password can sign in the programme’s name.',
          password: 'Password',
          password_hint:
            'Nobody can open the copy without it. We do not keep it.',
          repeated: 'Password again',
          longer: '{n} characters or more, please.',
          not_same: 'This is not the same password.',
          ready: 'Your copy is ready',
          careful: 'It is shown this once. Keep it apart from its password.',
          save: 'Save as file',
          done: 'I have it'
        },
        signer: {
          title: 'Sign elsewhere',
          about:
            'The key is on this server. A signer of your own can keep it instead.',
          is_remote: 'A signer of your own keeps the key.',
          act: 'Use my signer',
          connect: 'Connect',
          consequence:
            'From now on your signer’s key signs for the programme. While the signer is away, what is to be published waits; points go on as before.',
          address: 'Link of the signer',
          address_hint: 'Begins with bunker://. It is not shown again.',
          address_needed: 'That link begins with bunker://',
          end: 'Sign here again',
          end_title: 'Sign on this server again?',
          end_words:
            'A new key is made here and signs from now on. What the signer signed stays good.',
          state: {
            ready: 'It answers, and signs.',
            away: 'It does not answer. What is to be published waits.',
            refused: 'It refuses to sign. What is to be published waits.',
            lied: 'It signed something else than it was given. Nothing of it was taken.',
            locked:
              'The server’s secret has changed, so the signer cannot be reached. Name it again.'
          }
        }
      },
      settings: {
        advanced: 'Advanced',
        mode: 'Does this place give points?',
        mode_warning:
          'From the moment you save, bills earn nothing, and guests do not see their cards here. Their points stay, and show again when you turn it on.',
        proof: 'Using points, refunds and cash',
        proof_about: 'The same at all branches of the programme.',
        proof_policy: 'Before points are used, ask',
        proofs: {
          remembered: 'The guest’s tap, for this bill',
          every_time: 'The guest’s signature, every time',
          staff: 'Nobody: the staff’s word is enough'
        },
        proof_hint: {
          remembered:
            'A guest taps once at the table or from your code; for ten minutes their rewards can go on that bill.',
          every_time:
            'Safest. Each use takes the guest’s own phone, and no PIN of the staff replaces it.',
          staff:
            'Quickest. Whoever holds a link of the staff can use any guest’s points; it stays on record who did.'
        },
        receipt: 'Receipts and language',
        receipt_about:
          'On the page that guests open, and on paper. Never put anything about a guest here.',
        thanks: 'Thank-you line',
        thanks_hint: 'On top, like: Thank you, see you on Friday',
        footer: 'Last line',
        footer_hint: 'Below, like a tax number or your opening hours',
        preview: 'How it looks on a receipt',
        language: 'Language of pages for guests',
        language_hint:
          'For guests whose phone speaks none of our languages. Everybody else reads their own.'
      },
      branches: {
        title: 'Places that share this programme',
        about:
          'One card for all of them: guests collect and use points at each. Choose a place at the top to see its bills, staff, tables and reports.',
        none: 'This place stands alone.',
        here: 'You are here',
        mine: 'Same wallet',
        since: 'since {day}',
        off: 'loyalty is off',
        add: 'Add a branch',
        add_title: 'Another place of yours',
        add_means:
          'It shares this programme: the same cards, tiers and rewards. Bills paid to its wallet earn from now on.',
        joined: '{name} shares the programme',
        invite: 'A place of somebody else’s',
        invite_about:
          'Invite another owner on this server. The invitation works once, for seven days.',
        member_title: 'Who decides',
        member:
          'This place is a branch: the owner of the programme decides on points, tiers and rewards, and invites others.',
        invite_act: 'Invite a branch',
        invite_means:
          'Whoever has the invitation joins with a place of theirs:',
        means_cards: 'Guests use the same card there.',
        means_rules: 'You alone decide on points, tiers and rewards.',
        means_cost:
          'Whoever gives a reward bears its cost, also for points from the other place.',
        means_money: 'Each keeps the money that is paid to its own wallet.',
        invite_title: 'An invitation, good once',
        invite_once:
          'Hand it to the other owner now. It is not shown again, and ends in seven days.',
        invite_qr: 'The invitation as a QR code',
        invite_kept: 'Done, it is handed on',
        apart: 'Joining and leaving',
        apart_about:
          'To join somebody’s programme, ask its owner for an invitation: a new place of yours begins under it. A place that has its own cards cannot move them there.',
        leave_about:
          'A branch leaves by being closed under Settings. Its guests keep their points, and use them at the other places.',
        join: 'Join with an invitation',
        have_invitation: 'I have an invitation',
        join_title: 'Join a programme',
        join_means:
          'The owner who invited you decides on points, tiers and rewards. Guests use one card at all its places, and you bear the cost of rewards that you give.',
        invitation: 'Invitation',
        invitation_hint: 'As the owner gave it to you',
        no_invitation: 'That is no invitation. Ask for it again.'
      },
      payouts: {
        title: 'Sats back',
        intro: 'Sats that go back to guests, from this wallet.',
        none: 'Nothing yet. What tiers, rewards and refunds give back in sats appears here.',
        waiting: '{sats} are waiting to be paid.',
        trouble: '1 payout needs a look. | {n} payouts need a look.',
        again: 'Try again',
        look: 'Look it up',
        asked: 'It is being looked after.',
        causes: {
          rebate: 'Satoshi-back of a tier',
          cashback: 'Cashback of an offer',
          reward: 'Reward in sats',
          refund: 'Refund'
        },
        states: {
          pending: 'Not paid yet',
          paying: 'On its way',
          paid: 'Paid',
          failed: 'Could not be paid',
          unknown: 'Sent, no answer yet. It is never paid twice',
          void: 'Taken back before it was paid'
        },
        reasons: {
          no_balance: 'the wallet has not enough sats',
          no_wallet: 'the guest’s wallet is not there',
          address_failed: 'the Lightning address gave no invoice',
          invoice_ran_out: 'the invoice ran out',
          refused: 'LNbits did not send it',
          not_delivered: 'Lightning did not deliver it',
          no_answer: 'no answer',
          on_its_way: 'Lightning is still at it',
          interrupted: 'the server stopped in the middle of it'
        },
        limits: {
          title: 'How much goes back',
          used: '{day} promised today, {month} this month.',
          is_on: 'Give satoshi-back for bills',
          sats: 'sats',
          min_sats: 'Smallest payment; less is saved up',
          guest_day_sats: 'Most for one guest in a day',
          day_sats: 'Most in a day',
          month_sats: 'Most in a month',
          refund_day_sats: 'Most for refunds in a day',
          saved: 'Saved. What is promised stays promised.'
        }
      },
      audit: {
        title: 'Who did what',
        intro:
          'Everything that staff, programs and you did by hand. Nobody can change or delete it.',
        none: 'Nothing was done by hand yet.',
        none_found: 'Nothing of that kind.',
        what: 'What',
        who: 'Who',
        all: 'Everything',
        anybody: 'Anybody',
        about: {
          points: 'Points by hand',
          rewards: 'Rewards',
          bills: 'Cash, refunds, guests on bills',
          guests: 'Lost and erased cards',
          settings: 'Settings, tiers, rewards',
          access: 'Links, keys, people'
        },
        actor: {
          owner: 'Owner',
          program_owner: 'Owner of the programme',
          staff: 'Somebody of the staff',
          community: 'The community',
          token: 'A device or program'
        },
        forgotten: 'a guest who was erased',
        standing: {
          pending: 'it waits again',
          approved: 'it is in',
          rejected: 'it was refused',
          suspended: 'it was taken out'
        },
        table: 'Table {name}',
        reason: '“{words}”',
        none_of_them: 'nothing',
        kinds: {
          points_given: 'gave {guest} {points}',
          points_taken: 'took {points} from {guest}',
          bill_moved: 'put a bill on the card of {guest}, with {points}',
          voucher_made: 'gave {guest} a voucher: {subject}',
          voucher_withdrawn: 'took a voucher back from {guest}: {subject}',
          reward_used: 'used {subject} for {guest}',
          reward_given: 'gave {subject}',
          reward_returned:
            'took {subject} back from {guest}, {points} returned',
          refund: 'refunded {sats}',
          cash_bill: 'took {sats} in cash',
          card_bill: 'took {sats} by card',
          guest_put_on_bill: 'put a guest on a paid bill',
          old_card_called_back: 'called an old paper card back',
          recovery_approved: 'confirmed that {guest} lost their phone',
          recovery_refused: 'stopped the move of the card of {guest}',
          guest_erased: 'erased a guest',
          program_made: 'started the programme',
          program_changed: 'changed the programme: {fields}',
          campaign_made: 'made the campaign {subject}',
          campaign_changed: 'changed the campaign {subject}',
          campaign_ended: 'ended the campaign {subject}',
          venue_opened: 'opened the place',
          venue_closed: 'closed the place',
          venue_changed: 'changed the place: {fields}',
          mode_changed: 'set loyalty: {fields}',
          payments_changed: 'set which payments count: {fields}',
          tier_made: 'made the tier {subject}',
          tier_changed: 'changed the tier {subject}',
          tier_ended: 'took the tier {subject} away',
          verification_asked: 'asked to be in the directory',
          review_hidden: 'hid a review',
          review_shown: 'showed a review again',
          status_changed: 'the directory: {subject}',
          satoshi_back_changed: 'changed what goes back in sats',
          reward_made: 'made the reward {subject}',
          reward_changed: 'changed the reward {subject}',
          reward_ended: 'took the reward {subject} away',
          rule_made: 'made the discount {subject}',
          rule_changed: 'changed the discount {subject}',
          rule_ended: 'took the discount {subject} away',
          rule_joined: 'joined the discount {subject}',
          rule_left: 'left the discount {subject}',
          discount_removed: 'took a discount off a bill',
          table_added: 'put up table {subject}',
          table_removed: 'took table {subject} away',
          badge_added: 'let the badge {subject} count',
          badge_removed: 'lets the badge {subject} count no more',
          badge_made: 'made the badge {subject}',
          badge_ended: 'ended the badge {subject}',
          badge_given: 'gave the badge {subject}',
          badge_taken: 'took the badge {subject} back',
          issuer_added: 'trusted {subject}',
          issuer_removed: 'trusts {subject} no more',
          sponsored_added: 'sponsors {subject}',
          sponsored_changed: 'changed what {subject} gives',
          sponsored_removed: 'sponsors {subject} no more',
          link_made: 'made the link {subject}',
          link_ended: 'ended the link {subject}',
          webhook_made: 'added a webhook',
          webhook_changed: 'changed a webhook',
          webhook_ended: 'removed a webhook',
          key_made: 'made the key {subject}',
          key_ended: 'ended the key {subject}',
          staff_added: 'added {subject} to the staff',
          staff_changed: 'changed {subject} of the staff',
          staff_left: 'took {subject} off the staff',
          invitation_made: 'made an invitation for a branch',
          branch_joined: 'joined the programme as a branch',
          programme_moved: 'moved the programme to another server',
          programme_arrived: 'brought the programme from another server'
        },
        fields: {
          name: 'name',
          category: 'kind of place',
          timezone: 'time zone',
          day_start_hour: 'start of the day',
          currency: 'currency',
          receipt_thanks: 'thank-you line',
          receipt_footer: 'last line of receipts',
          language: 'language',
          external_ids: 'names in other programs',
          description: 'description',
          address: 'address',
          city: 'city',
          country: 'country',
          latitude: 'position',
          longitude: 'position',
          phone: 'phone',
          email: 'e-mail',
          website: 'website',
          nostr_pubkey: 'Nostr key',
          accepts_lightning: 'Lightning',
          accepts_onchain: 'payments on the chain',
          uses_lawallet_pos: 'LaWallet',
          operating_hours: 'opening hours',
          osm_id: 'place on OpenStreetMap',
          images: 'pictures',
          is_enabled: 'on or off',
          earn_by: 'what a bill earns by',
          earn_points: 'points',
          earn_per: 'amount for them',
          earn_category: 'which items',
          min_spend_sats: 'smallest bill',
          welcome_points: 'welcome points',
          expiry_mode: 'how points end',
          expiry_months: 'when points end',
          deficit_policy: 'points below zero',
          claim_window_days: 'time to keep points',
          refund_window_days: 'time to refund',
          tier_basis: 'what tiers go by',
          tier_window_days: 'time that tiers look at',
          tier_grace_days: 'time to keep a tier',
          proof_policy: 'what is asked before points are used',
          max_giveback_bp: 'most to give back',
          grant_daily_cap: 'points by hand in a day',
          newcomer_daily_points: 'points for new guests in a day',
          newcomer_cap_per_staff: 'points for new guests by person',
          old_card_points: 'points from paper cards',
          referral_points: 'points for bringing a friend',
          referral_bonus: 'points for the friend',
          referral_cap_per_guest: 'friends by guest in a day',
          referral_cap_per_staff: 'friends by person in a day',
          visit_points: 'points for a card of another place',
          visit_daily_points: 'points for such cards in a day',
          visit_tier_days: 'days of a tier by another place',
          visit_fresh_days: 'how old a shown card may be',
          publish_events: 'publishing',
          earn_on_reversible: 'money that can be taken back',
          reserve_minutes: 'time to fetch a reward',
          claims_per_day: 'receipts kept in a day',
          accept_cash: 'cash',
          earn_on_cash: 'points for cash',
          cash_daily_sats: 'cash that earns in a day',
          other: 'another setting'
        }
      }
    }
  }
})
