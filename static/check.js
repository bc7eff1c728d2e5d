// A venue is shown a card: whether it is genuine. Checked here, and sent nowhere.
window.PageLoyaltyCheck = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakToGuest()
  const {MOST_BYTES, verdict} =
    await import('/loyalty/static/js/card_verdict.js')
  const {isSecret} = await import('/loyalty/static/js/holder.js')
  const {keyIn} = await import('/loyalty/static/js/nostr_words.js')
  const {pieces} = await import('/loyalty/static/js/pieces.js')
  await import('/loyalty/static/js/phone.js')

  return {
    template: '#page-loyalty-check',
    components: pieces('card-verdict', 'me-problem'),
    data: () => ({
      typed: '',
      key: '',
      hasCamera: false,
      isBusy: false,
      isOver: false,
      result: null,
      problem: null
    }),
    computed: {
      issuer() {
        return keyIn(this.key)
      },
      isWrongKey() {
        return Boolean(this.key.trim() && !this.issuer)
      }
    },
    methods: {
      t: (key, ...rest) => lib.t(`check.${key}`, ...rest),
      again() {
        Object.assign(this, {result: null, typed: '', problem: null})
      },
      // Nobody may type that anywhere: it is taken away again.
      async guard(name) {
        this.problem = null
        if (!isSecret(this[name])) return
        this.problem = {words: lib.t('me.problem.secret')}
        await this.$nextTick() // a field shows what has changed only
        this[name] = ''
      },
      dropped(event) {
        this.isOver = false
        const [file] = event.dataTransfer.files
        if (file) return this.readFile(file)
        const text = event.dataTransfer.getData('text')
        if (text) return this.checkText(text)
      },
      seen([code]) {
        this.hasCamera = false
        return this.checkText(code.rawValue)
      },
      noCamera() {
        this.hasCamera = false
        this.problem = {words: lib.t('pos.no_camera')}
      },
      async readFile(file) {
        if (!file) return
        // One byte more is enough to know that it is too large.
        const read = file.slice(0, MOST_BYTES + 1).arrayBuffer()
        return this.check(new Uint8Array(await read))
      },
      checkText(text) {
        if (isSecret(text)) {
          this.problem = {words: lib.t('me.problem.secret')}
          return
        }
        if (/^(nostr:)?n(addr|event|profile|pub|ote)1/i.test(text.trim())) {
          this.problem = {words: this.t('elsewhere')}
          return
        }
        return this.check(new TextEncoder().encode(text))
      },
      async check(bytes) {
        if (this.isWrongKey) return
        this.isBusy = true
        this.problem = null
        await new Promise(resolve => setTimeout(resolve, 50)) // let the page say so
        try {
          this.result = await verdict(bytes, this.issuer)
        } catch (error) {
          console.warn(error)
          this.problem = {words: lib.t('me.problem.no_answer')}
        }
        this.isBusy = false
      }
    }
  }
})()
