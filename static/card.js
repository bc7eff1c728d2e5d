// A customer's own card, read with their key. It counts up by itself when they pay.
window.PageLoyaltyCard = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakToGuest()
  const signing = await import('/loyalty/static/js/signing.js')
  const {pieces} = await import('/loyalty/static/js/pieces.js')
  await import('/loyalty/static/js/phone.js')

  const ASK_MS = 2000
  const COUNT_MS = 900

  return {
    template: '#page-loyalty-card',
    components: pieces('card-face', 'card-ready', 'card-next', 'me-friend'),
    data() {
      return {
        signer: null,
        hasApp: !!window.nostr,
        pubkey: '',
        ownName: '',
        card: null,
        shown: 0,
        failure: '',
        code: '',
        isOffline: false
      }
    },
    computed: {
      // Who keeps a friend's invitation here: whoever's card this is.
      holder() {
        return {pubkey: this.pubkey, signer: this.signer}
      },
      name() {
        return this.ownName || lib.t('card.guest', {end: this.pubkey.slice(-4)})
      }
    },
    methods: {
      t: lib.t,
      number: lib.number,
      signed: value => (value > 0 ? '+' : '') + lib.number(value),
      detail(entry) {
        const parts = [lib.day(entry.time)]
        if (entry.base_sats > 0) parts.push(lib.sats(entry.base_sats))
        if (entry.reason) parts.push(entry.reason)
        return parts.join(' · ')
      },
      // The link may bring a key and a name behind `#`, which no server sees.
      readLink() {
        const given = new URLSearchParams(window.location.hash.slice(1))
        this.ownName = given.get('name') || ''
        const secret = (given.get('key') || '').toLowerCase()
        this.signer = signing.fromSecret(secret)
      },
      useApp() {
        this.signer = signing.fromApp(window.nostr)
        this.start()
      },
      async start() {
        this.failure = this.code = ''
        clearTimeout(this.next)
        try {
          this.pubkey = await this.signer.pubkey()
          await this.fetch()
        } catch (error) {
          if (this.card) this.isOffline = true
          else this.fail(error)
        }
        if (!this.failure) this.next = setTimeout(this.start, ASK_MS)
      },
      fail(error) {
        this.failure = error.message || lib.t('card.not_shown')
        if (!error.status) this.failure = lib.t('card.not_shown')
        this.code = error.code || ''
      },
      async fetch() {
        const merchant = encodeURIComponent(this.$route.params.merchant)
        const path = `/restaurants/${merchant}/loyalty/${this.pubkey}`
        const headers = await signing.signedHeader(
          this.signer,
          'GET',
          lib.API + path
        )
        const card = await lib.call('GET', path, headers)
        this.isOffline = false
        this.countTo(card.points, !!this.card)
        await language.speakAs(card.merchant)
        this.card = card
      },
      countTo(points, isSlow) {
        const from = this.shown
        const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
        if (!isSlow || calm || from === points) {
          this.shown = points
          return
        }
        const began = performance.now()
        const step = now => {
          const part = Math.min((now - began) / COUNT_MS, 1)
          this.shown = Math.round(from + (points - from) * part)
          if (part < 1) requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      }
    },
    created() {
      this.readLink()
      if (this.signer) this.start()
    },
    unmounted() {
      clearTimeout(this.next)
    }
  }
})()
