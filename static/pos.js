// The point of sale of the waiter's tablet: a bill is typed, charged, and paid.
//
// What is typed is a draft, kept on this device; what was charged is the server's.
window.PageLoyaltyPos = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakAsLnbits()
  const {pieces, piecesLater} = await import('/loyalty/static/js/pieces.js')
  const tills = await import('/loyalty/static/js/till.js')
  const bills = await import('/loyalty/static/js/bills.js')
  const drafts = await import('/loyalty/static/js/draft.js')
  const {chargeWords} = await import('/loyalty/static/js/amounts.js')
  const links = await import('/loyalty/static/js/staff.js')
  const {NotHere, guestActs} = await import('/loyalty/static/js/pos-guest.js')
  const {orderActs} = await import('/loyalty/static/js/pos-orders.js')
  const {paidActs} = await import('/loyalty/static/js/pos-paid.js')
  const {pinActs} = await import('/loyalty/static/js/pin.js')
  const {hearTyping} = await import('/loyalty/static/js/typing.js')
  const scans = await import('/loyalty/static/js/scan.js')

  const REFETCH_MS = 2000
  const OPEN = '/orders?bill=open&limit=100&sortby=created_at&direction=desc'
  const STAFF = 'loyalty.staff'
  const {t} = lib

  return {
    template: '#page-loyalty-pos',
    components: {
      ...pieces('pos-keypad', 'pos-menu', 'pos-open', 'pos-bill', 'pos-guest'),
      ...pieces('pos-split', 'pos-staff', 'pos-pay'),
      ...piecesLater('payout-qr', 'pos-refund', 'pin')
    },
    data: () => ({
      till: null,
      failure: '',
      problem: '',
      tab: 'keypad',
      draft: drafts.emptyDraft(),
      order: null,
      paying: null,
      fetching: null,
      sending: null,
      opens: null,
      kept: [],
      staff: localStorage.getItem(STAFF) || '',
      isAsking: false,
      guestLink: '',
      partOf: null,
      pinFor: null,
      isSplitting: false,
      isRefunding: false,
      choosing: null,
      wanted: null,
      isOffline: false,
      isBusy: false
    }),
    computed: {
      id() {
        return this.$route.params.merchant
      },
      place() {
        return `loyalty.draft.${this.till.id}`
      },
      unit() {
        if (!this.order) return ''
        return this.order.amount_minor ? 'minor' : 'sats'
      },
      isTyping() {
        const isAway = this.paying || this.sending || this.pinFor
        return !!this.till && !isAway
      },
      people() {
        return this.till.staff
      },
      proofPolicy() {
        return this.till.program.proof_policy
      },
      canSwitch() {
        return !this.order && !this.draft.lines.length
      },
      canAskGuest() {
        return this.order?.bill === 'open' || !drafts.isEmpty(this.draft)
      },
      tabs() {
        const n = (this.opens?.length || 0) + this.kept.length
        return [
          {name: 'keypad', icon: 'dialpad', label: t('pos.tabs.keypad')},
          {name: 'menu', icon: 'restaurant_menu', label: t('pos.tabs.menu')},
          {
            name: 'open',
            icon: 'receipt_long',
            label: t('pos.tabs.open', {n})
          }
        ]
      },
      freeable() {
        return this.order?.lines.filter(({kind}) => kind === 'item') || []
      }
    },
    watch: {
      draft: {
        deep: true,
        handler() {
          if (this.till) {
            localStorage.setItem(this.place, JSON.stringify(this.draft))
          }
        }
      },
      'order.verified'(isVerified) {
        if (isVerified) this.confirmed()
      }
    },
    methods: {
      t,
      ...guestActs,
      ...orderActs,
      ...paidActs,
      ...pinActs,
      async start() {
        this.failure = ''
        this.stop()
        try {
          this.till = await tills.openTill(this.id)
        } catch (error) {
          const isSaid = error instanceof lib.Refused && !(error.status >= 500)
          this.failure = (isSaid && error.message) || t('pos.gone')
          return
        }
        this.begin()
        this.isAsking = 'scan' in this.$route.query
      },
      begin() {
        const {id, hello, ask} = this.till
        const typed = localStorage.getItem(this.place)
        if (typed) this.draft = {...drafts.emptyDraft(), ...JSON.parse(typed)}
        this.kept = bills.kept(id)
        this.sender = bills.sender(id, ask, {
          answered: this.answered,
          refused: this.refused,
          offline: yes => (this.isOffline = yes),
          changed: kept => (this.kept = kept)
        })
        this.refetch = lib.seldom(this.refresh, REFETCH_MS)
        this.unfollow = lib.follow(id, hello, this.refetch)
        this.sender.flush()
        this.openWanted()
      },
      stop() {
        this.unfollow?.()
        this.refetch?.stop()
        this.sender?.stop()
      },
      async refresh() {
        try {
          const {data} = await this.till.ask('GET', this.till.path(OPEN))
          this.opens = data
          await this.readOrder()
          this.isOffline = false
          this.sender.flush()
        } catch (error) {
          if (links.isEnded(error, this.id)) return this.end()
          if (!tills.isRefusal(error)) this.isOffline = true
          throw error
        }
      },
      // This device's link was ended: it shows no guest any more. What was typed, and
      // bills without an answer, wait here for another link.
      end() {
        this.stop()
        this.closeGuest()
        this.order = this.paying = this.sending = this.opens = null
        this.isSplitting = this.isOffline = false
        this.choosing = this.draft.guest = null
        this.problem = ''
        this.failure = links.forgotten(this.id).message
      },
      // One thing at a time; what is refused is said, and changes nothing here.
      async act(what) {
        if (this.isBusy) return
        this.isBusy = true
        this.problem = ''
        try {
          await what()
        } catch (error) {
          this.say(error)
        }
        this.isBusy = false
      },
      say(error) {
        if (links.isEnded(error, this.id)) return this.end()
        if (this.failure) return // the link was ended, and that was said
        const isOurs = error instanceof NotHere
        this.problem = isOurs ? error.message : tills.wordsOf(error)
      },

      // --- charging ---

      draftLines() {
        return drafts.bodyLines(this.draft, t('pos.item'))
      },
      charge() {
        return this.order ? this.act(this.chargeOrder) : this.send(false)
      },
      keep() {
        return this.order ? this.act(this.addLines) : this.send(true)
      },
      // From here on the bill is kept on this device until the server has answered.
      send(keepOpen) {
        const {draft, till} = this
        if (drafts.isEmpty(draft)) return
        const bill = {
          key: tills.newKey(),
          body: drafts.orderBody(draft, till.id, t('pos.item'), keepOpen),
          place: draft.table.trim() || t('monitor.counter'),
          words: chargeWords(till, draft, null),
          draft: JSON.parse(JSON.stringify(draft))
        }
        this.problem = ''
        this.draft = drafts.emptyDraft(draft.unit)
        if (!keepOpen) this.sending = bill
        return this.sender.keep(bill)
      },
      answered(bill, answer) {
        const isShown = this.sending?.key === bill.key
        if (isShown) {
          this.sending = null
          this.showPayment(answer)
        } else {
          const words = bill.body.keep_open ? 'pos.is_open' : 'pos.sent'
          this.tell(t(words, {table: bill.place}))
        }
        this.refetch()
      },
      refused(bill) {
        if (this.sending?.key !== bill.key && !drafts.isEmpty(this.draft)) {
          return
        }
        this.takeBack(bill)
        this.problem = bill.refused
      },
      takeBack(bill) {
        this.sender.letGo(bill.key)
        this.sending = this.order = null
        this.draft = bill.draft
        this.tab = 'keypad'
      },
      // The answer is enough to show the invoice; the rest of the bill comes after it.
      showPayment({order, payment_request: request, receipt_token: token}) {
        const [id] = token.split('-')
        const {amount_sats, rewards_sats, tip_sats, total_sats} = order
        const payment = {
          ...{id, state: order.bill === 'open' ? 'open' : 'paid'},
          ...{amount_sats: amount_sats - rewards_sats, tip_sats, total_sats}
        }
        const bare = {lines: [], payments: [payment], left_sats: 0, glance: {}}
        if (this.order?.id !== order.id) this.order = {...bare, ...order}
        this.paying = {paymentId: id, token, request}
      },
      async chargeOrder() {
        await this.addLines()
        const {order, draft} = this
        const open = order.payments.filter(({state}) => state === 'open')
        if (!drafts.dueSats(order) && open.length === 1) {
          return this.showPart(open[0])
        }
        await this.askFor(draft.tip ? {tip_sats: draft.tip} : {})
        this.draft.tip = 0
      },
      async askFor(body) {
        const path = `/orders/${this.order.id}/payments`
        const asked = await this.till.askOnce('POST', path, body)
        await this.readOrder()
        this.isSplitting = false
        this.showPayment(asked)
      },
      async showPart(payment) {
        const token = payment.receipt_token
        const receipt = await this.till.ask('GET', `/receipts/${token}`)
        this.paying = {
          paymentId: payment.id,
          token,
          request: receipt.payment_request || '',
          isOld: payment.state !== 'open'
        }
      },
      // Somebody has changed the bill: another invoice stands for the one shown.
      replaced() {
        const open = this.order.payments.filter(({state}) => state === 'open')
        this.paying = null
        if (open.length) return this.act(() => this.showPart(open.at(-1)))
        this.problem = t('pos.changed')
      },
      done() {
        this.paying = null
        if (this.order?.bill !== 'open') this.order = null
        this.refetch()
      },
      backToBill() {
        if (this.sending) this.sending = null
        this.paying = null
      },

      // --- what is typed ---

      add(item) {
        drafts.addItem(this.draft, item)
      },
      press(key) {
        if (this.tab !== 'keypad' || !this.isTyping) return
        const {typed} = this.draft
        if (/^[0-9]$/.test(key)) this.draft.typed = drafts.press(typed, key)
        if (key === 'Backspace') this.draft.typed = drafts.press(typed, 'back')
      },
      scanned(text) {
        if (!this.isTyping) return
        const found = scans.read(text)
        if (found?.kind === 'refused') this.problem = scans.wordsOf(found)
        else if (found) this.take(found)
      },
      addTyped() {
        drafts.addTyped(this.draft, t('pos.item'))
      },
      setStaff(id) {
        this.staff = id
        localStorage.setItem(STAFF, id)
      },
      tell(message) {
        this.$q.notify({type: 'positive', position: 'top', message})
      },
      online() {
        this.sender?.flush()
        this.refetch?.()
      },
      offline() {
        this.isOffline = true
      }
    },
    created() {
      this.start()
      this.deafen = hearTyping({pressed: this.press, scanned: this.scanned})
      window.addEventListener('online', this.online)
      window.addEventListener('offline', this.offline)
    },
    unmounted() {
      this.stop()
      this.deafen()
      window.removeEventListener('online', this.online)
      window.removeEventListener('offline', this.offline)
    }
  }
})()
