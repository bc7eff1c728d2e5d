// The link on a table: a guest says by one tap that they sit there.
window.PageLoyaltyTable = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakToGuest()
  const holders = await import('/loyalty/static/js/holder.js')
  const {comeBack} = await import('/loyalty/static/js/away.js')
  const keys = await import('/loyalty/static/js/keys.js')

  const UNKNOWN = 'table_not_found'

  return {
    template: '#page-loyalty-table',
    data: () => ({
      place: null,
      holder: null,
      hasApp: !!window.nostr,
      hasAwayApp: !window.nostr && holders.hasApp(),
      isSeated: false,
      isBusy: false,
      failure: '',
      code: ''
    }),
    computed: {
      token() {
        return this.$route.params.token
      },
      isUnknown() {
        return this.code === UNKNOWN
      },
      canKeepKey: () => !!window.crypto.subtle,
      // A bare number is `table 4`; `Terrace 2` says it itself.
      table() {
        const {table} = this.place
        return /^\d/.test(table) ? lib.t('table.numbered', {n: table}) : table
      },
      words() {
        const named = {table: this.table, venue: this.place.merchant.name}
        return lib.t('table.seated', named)
      },
      hint() {
        if (this.holder) return lib.t('table.kept_hint')
        return lib.t(this.hasApp ? 'table.app_hint' : 'confirm.new_hint')
      }
    },
    methods: {
      t: lib.t,
      async start() {
        this.failure = this.code = ''
        try {
          const path = `/tables/by-link/${encodeURIComponent(this.token)}`
          const place = await lib.call('GET', path)
          await language.speakAs(place.merchant)
          this.place = place
          await comeBack()
          this.holder = await holders.find()
        } catch (error) {
          this.fail(error)
        }
      },
      // With the card of this phone; else with the guest's app, or a new card.
      sit() {
        return this.act(async () => {
          if (!this.holder && this.hasApp) this.holder = await holders.useApp()
          if (!this.holder) await this.makeCard()
          await this.send()
        })
      },
      // The app comes back to this page, signed in.
      signInAway() {
        return this.act(() => holders.useApp())
      },
      sitWithNewCard() {
        return this.act(async () => {
          await this.makeCard()
          await this.send()
        })
      },
      async makeCard() {
        await keys.make()
        this.holder = await holders.find()
      },
      async send() {
        const body = {table_token: this.token}
        const {holder} = this
        await holders.callInSession(holder, 'POST', '/checkins', body)
        this.isSeated = true
      },
      async act(what) {
        this.isBusy = true
        this.failure = this.code = ''
        try {
          await what()
        } catch (error) {
          this.fail(error)
        }
        this.isBusy = false
      },
      fail(error) {
        const isSaid = error.status && error.code !== 'loyalty_off'
        this.failure = (isSaid && error.message) || lib.t('table.failed')
        this.code = error.code || ''
      }
    },
    created() {
      this.start()
      // A signing app may come back to this very tab.
      window.addEventListener('hashchange', this.start)
    },
    unmounted() {
      window.removeEventListener('hashchange', this.start)
    }
  }
})()
