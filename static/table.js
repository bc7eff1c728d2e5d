// The link on a table: a guest says by one tap that they sit there.
window.PageLoyaltyTable = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const signing = await import('/loyalty/static/js/signing.js')
  const keys = await import('/loyalty/static/js/keys.js')

  const UNKNOWN = 'table_not_found'

  return {
    template: '#page-loyalty-table',
    data: () => ({
      place: null,
      signer: null,
      hasKept: false,
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
      canKeepKey() {
        return !!window.crypto.subtle
      },
      // A bare number is `table 4`; `Terrace 2` says it itself.
      table() {
        const {table} = this.place
        return /^\d/.test(table) ? lib.t('table.numbered', {n: table}) : table
      },
      words() {
        const named = {table: this.table, venue: this.place.merchant.name}
        return lib.t(this.isSeated ? 'table.seated' : 'table.where', named)
      }
    },
    methods: {
      t: lib.t,
      async start() {
        this.failure = this.code = ''
        try {
          const path = `/tables/by-link/${encodeURIComponent(this.token)}`
          this.place = await lib.call('GET', path)
          this.signer = await this.findSigner()
        } catch (error) {
          this.fail(error)
        }
      },
      // The card kept on this phone, or the app that holds one.
      async findSigner() {
        if (keys.keptPubkey()) {
          try {
            const kept = await keys.open()
            this.hasKept = true
            return kept
          } catch (error) {
            if (error.status !== 401) throw error
          }
        }
        return window.nostr ? signing.fromApp(window.nostr) : null
      },
      sit() {
        return this.act(async () => {
          if (!this.signer) this.signer = await keys.make()
          await this.send()
        })
      },
      sitWithNewCard() {
        return this.act(async () => {
          this.signer = await keys.make()
          await this.send()
        })
      },
      async send() {
        const body = {table_token: this.token}
        const headers = await signing.signedHeader(
          this.signer,
          'POST',
          `${lib.API}/checkins`,
          body
        )
        this.place = await lib.call('POST', '/checkins', headers, body)
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
    }
  }
})()
