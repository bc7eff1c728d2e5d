// Cards of places on other servers. Nobody is asked before the holder taps.
import {MOST_BYTES, verdict} from '../js/card_verdict.js'
import * as elsewhere from '../js/elsewhere.js'
import {isSecret, signerOf, wordsOf} from '../js/holder.js'
import {Refused, points, t as word} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {saveFile} from '../js/save_file.js'
import {placesThatTake} from '../js/visiting.js'

const t = (key, ...rest) => word(`elsewhere.${key}`, ...rest)

export default {
  components: pieces('card-verdict', 'me-problem', 'me-scan', 'me-visit'),
  props: {
    holder: {type: Object, required: true},
    // The holder's cards here.
    own: {type: Array, required: true}
  },
  emits: ['shown', 'vouchers'],
  data: () => ({
    step: '',
    cards: null,
    // Those here that may take one of them.
    places: [],
    inbox: [],
    receipts: [],
    signer: null,
    typed: '',
    servers: elsewhere.keptRelays().join('\n'),
    isWrong: false,
    problem: null
  }),
  computed: {
    canOpenMessages() {
      const {cards, signer, receipts} = this
      const mayAsk = signer?.decrypt && !signer.isHere
      return Boolean(cards && mayAsk && !receipts.length)
    }
  },
  methods: {
    t,
    word,
    // One label: what is read out has to be what is seen.
    named(card) {
      return `${this.title(card)} · ${this.shows(card)}`
    },
    title: ({result, program}) =>
      result.program?.title ||
      program?.tags.find(tag => tag[0] === 'title')?.[1] ||
      t('somewhere'),
    shows: ({result}) =>
      result.code ? t('wrong') : points(Number(result.points)),
    async guard(name) {
      this.problem = null
      if (!isSecret(this[name])) return
      this.problem = {words: word('me.problem.secret')}
      await this.$nextTick() // a field shows what has changed only
      this[name] = ''
    },
    seen(text) {
      this.typed = text
      return this.guard('typed')
    },
    look() {
      return this.act(async () => {
        this.signer = await this.findSigner()
        if (!(await this.isFile())) await this.search()
        this.places = await placesThatTake(this.holder, this.own)
      })
    },
    // An app asks its owner for each letter, so it is a question of its own.
    openMessages() {
      return this.act(async () => {
        this.receipts = await this.letters(this.inbox)
        await this.search()
      })
    },
    async search() {
      const pasted = this.typed ? elsewhere.pastedAddress(this.typed) : null
      if (this.typed.trim() && !pasted) {
        throw new Refused(t('no_address'), 'no_address', 400)
      }
      const {cards, inbox} = await elsewhere.look({
        pubkey: this.holder.pubkey,
        signer: this.signer,
        known: this.own.map(card => card.program.id),
        pasted,
        receipts: this.receipts,
        told: step => (this.step = t(`steps.${step}`)),
        letters: relays => this.letters(relays)
      })
      Object.assign(this, {cards, inbox})
    },
    async letters(relays) {
      const events = await elsewhere.openMessages({
        pubkey: this.holder.pubkey,
        signer: this.signer,
        relays,
        told: ({n, of}) => (this.step = t('steps.letters', {n, of}))
      })
      const of = kind => events.filter(event => event.kind === kind)
      this.$emit('vouchers', of(elsewhere.VOUCHER))
      this.receipts = of(elsewhere.RECEIPT)
      return this.receipts
    },
    // A card may also come as the file that its holder was given.
    async isFile() {
      if (!this.typed.trim().startsWith('{')) return false
      const result = await verdict(new TextEncoder().encode(this.typed))
      this.cards = [
        {id: 'file', key: 'file', result, isStatement: false, text: this.typed}
      ]
      return true
    },
    async readFile(file) {
      if (!file) return
      this.typed = await file.slice(0, MOST_BYTES).text()
      await this.guard('typed')
      await this.look()
    },
    // What opens private cards; null where nobody can be asked.
    findSigner() {
      return signerOf(this.holder).catch(() => null)
    },
    keepServers() {
      this.isWrong = !elsewhere.keepRelays(this.servers)
    },
    save({id, text}) {
      saveFile(`loyalty-card-${id}.jsonl`, `${text}\n`)
    },
    async act(what) {
      this.problem = null
      this.step = t('steps.relays')
      try {
        await what()
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.step = ''
    }
  }
}
