// The link at the table: a guest sees one bill, and says by one tap that it is theirs.
window.PageLoyaltyConfirm = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakToGuest()
  const signing = await import('/loyalty/static/js/signing.js')
  const keys = await import('/loyalty/static/js/keys.js')
  const {keptSigner} = await import('/loyalty/static/js/holder.js')
  const {piecesLater} = await import('/loyalty/static/js/pieces.js')

  const OVER = ['challenge_ended', 'challenge_used', 'challenge_not_found']
  const TICK_MS = 1000

  return {
    template: '#page-loyalty-confirm',
    components: piecesLater('confirm-away'),
    data: () => ({
      asked: null,
      signer: null,
      isDone: false,
      isAway: false,
      isBusy: false,
      failure: '',
      code: '',
      now: 0
    }),
    computed: {
      path() {
        return `/challenges/${encodeURIComponent(this.$route.params.nonce)}`
      },
      isOver() {
        return OVER.includes(this.code) || this.left === 0
      },
      left() {
        if (!this.asked) return null
        return Math.max(0, Math.ceil(this.asked.expires_at - this.now))
      },
      hasOtherWays() {
        return this.asked.by_message || !!this.asked.zap
      },
      canKeepKey() {
        return !!window.crypto.subtle
      },
      // Made anew every second: what is signed counts for a minute.
      appLink() {
        if (this.signer || !signing.hasSignerApps()) return ''
        return this.now && signing.signerAppLink(this.unsigned())
      }
    },
    methods: {
      t: lib.t,
      sats: lib.sats,
      tick() {
        this.now = lib.now() / 1000
      },
      unsigned() {
        return signing.unsigned(this.asked.sign.tags)
      },
      async start() {
        this.failure = this.code = ''
        try {
          const asked = await lib.call('GET', this.path)
          await language.speakAs(asked.merchant)
          this.asked = asked
          this.tick()
          this.signer = await this.findSigner()
          const event = signing.broughtBack()
          if (event) await this.send(event)
        } catch (error) {
          this.fail(error)
        }
      },
      // The key in the link, the one kept on this phone, or whatever signs for it.
      async findSigner() {
        const given = new URLSearchParams(window.location.hash.slice(1))
        const linked = signing.fromSecret(
          (given.get('key') || '').toLowerCase()
        )
        if (linked) return linked
        try {
          const kept = await keptSigner()
          if (kept) return kept
        } catch (error) {
          if (error.status !== 401) throw error
        }
        return window.nostr ? signing.fromApp(window.nostr) : null
      },
      confirm() {
        return this.act(async () =>
          this.send(await this.signer.sign(this.unsigned()))
        )
      },
      confirmAsNewcomer() {
        return this.act(async () => {
          this.signer = await keys.make()
          await this.send(await this.signer.sign(this.unsigned()))
        })
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
      async send(event) {
        await lib.call('POST', this.path, signing.headerOf(event))
        history.replaceState(history.state, '', location.pathname)
        this.isDone = true
      },
      fail(error) {
        this.failure =
          (error.status && error.message) || lib.t('confirm.failed')
        this.code = error.code || ''
      }
    },
    created() {
      this.start()
      // A signing app may come back to this very tab.
      window.addEventListener('hashchange', this.start)
      this.clock = setInterval(this.tick, TICK_MS)
    },
    unmounted() {
      window.removeEventListener('hashchange', this.start)
      clearInterval(this.clock)
    }
  }
})()
