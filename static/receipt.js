// The receipt of one payment: what it says to anybody, and the way to keep its points.
window.PageLoyaltyReceipt = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakToGuest()
  const claiming = await import('/loyalty/static/js/claiming.js')
  const {takeInvitation} = await import('/loyalty/static/js/invitation.js')
  const words = await import('/loyalty/static/js/receipt.js')
  const {pieces, piecesLater} = await import('/loyalty/static/js/pieces.js')
  await import('/loyalty/static/js/phone.js')

  const TICK_MS = 1000
  const ASK_MS = {pending: 2000, waiting: 10_000}

  return {
    template: '#page-loyalty-receipt',
    components: {
      QrcodeVue: QrcodeVue.default,
      ...pieces('receipt-headline', 'receipt-bill', 'receipt-paper'),
      ...piecesLater('receipt-pay', 'receipt-keep', 'receipt-mine')
    },
    data: () => ({
      receipt: null,
      problem: null,
      keepProblem: null,
      isOffline: false,
      isOpen: false,
      isBusy: false,
      isJustPaid: false,
      said: '',
      invited: '',
      late: 0,
      now: Date.now() / 1000
    }),
    computed: {
      token() {
        return this.$route.params.token
      },
      canKeep() {
        return words.canKeep(this.receipt)
      },
      keepLabel() {
        return words.t('keep', {
          points: lib.points(words.pointsNow(this.receipt))
        })
      },
      keepHint() {
        const day = words.lastDay(this.receipt, this.receipt.points.claim_until)
        return `${words.t('keep_hint')} ${words.t('keep_until', {day})}`
      },
      // By the server's clock, in the venue's zone.
      clock() {
        return words.secondsClock(this.receipt, this.now + this.late)
      },
      smallPrint() {
        const {table, merchant} = this.receipt
        const address = words.address(this.receipt)
        return [table, merchant.name, address].filter(Boolean).join(' · ')
      }
    },
    methods: {
      t: words.t,
      word: lib.t,
      async start() {
        this.problem = null
        try {
          await this.fetch()
          await this.comeBack()
        } catch (error) {
          this.problem = this.wordsOf(error, 'not_shown')
        }
      },
      async fetch() {
        const before = this.receipt?.points.state
        const path = claiming.pathOf(this.token)
        const receipt = await lib.call('GET', path)
        await language.speakAs(receipt.merchant)
        this.receipt = receipt
        this.late = this.receipt.now - Date.now() / 1000
        this.isOffline = false
        const isPaid = this.receipt.points.state !== 'pending'
        if (before === 'pending' && isPaid) this.isJustPaid = true
        this.askAgain()
      },
      askAgain() {
        clearTimeout(this.next)
        const wait = ASK_MS[this.receipt.points.state]
        if (wait) this.next = setTimeout(this.follow, wait)
      },
      async follow() {
        if (document.hidden || this.isBusy) return this.askAgain()
        try {
          await this.fetch()
        } catch {
          this.missed()
        }
      },
      missed() {
        this.isOffline = true
        this.askAgain()
      },
      // A signing app may come back to this very page.
      comeBack() {
        return this.keep(() => claiming.keepBroughtBack(this.token))
      },
      // One tap if this phone holds a card; else the ways to one.
      async keepTapped() {
        await this.keep(async () => {
          const signer = await claiming.kept()
          if (!signer) this.isOpen = true
          return signer && claiming.keepWith(this.token, signer)
        })
      },
      async keep(what) {
        this.isBusy = true
        this.keepProblem = null
        try {
          const done = await what()
          if (done) {
            this.said = done.words
            this.invited = done.invited || ''
            this.isOpen = false
            await this.fetch().catch(this.missed)
          }
        } catch (error) {
          await this.refused(error)
        }
        this.isBusy = false
      },
      // If somebody was first, or it ended meanwhile, the receipt itself says so now.
      async refused(error) {
        const isChanged = error.status === 409
        if (isChanged) await this.fetch().catch(() => {})
        if (isChanged && !this.canKeep) this.isOpen = false
        else this.keepProblem = this.wordsOf(error, 'failed')
      },
      wordsOf(error, otherwise) {
        const isRefused = error.status >= 400 && error.status < 500
        const said = (isRefused && error.message) || words.t(otherwise)
        const nothing = lib.t('nothing_taken')
        return {
          words: said.replace(nothing, '').trim(),
          code: error.code || ''
        }
      },
      async share() {
        const {merchant, url} = this.receipt
        const title = words.t('share_text', {merchant: merchant.name})
        const text = this.canKeep ? words.t('first') : title
        if (!navigator.share) {
          return LNbits.utils.copyText(url, words.t('copied'))
        }
        // Closing the phone's sheet again is no failure.
        await navigator.share({title, text, url}).catch(() => {})
      },
      print: () => window.print()
    },
    created() {
      takeInvitation()
      this.start()
      window.addEventListener('hashchange', this.comeBack)
      this.ticking = setInterval(() => {
        this.now = Date.now() / 1000
      }, TICK_MS)
    },
    unmounted() {
      window.removeEventListener('hashchange', this.comeBack)
      clearInterval(this.ticking)
      clearTimeout(this.next)
    }
  }
})()
