// Vouchers: those of this server, and one that its holder brings as a text or a file.
import {callSigned, isSecret, signerOf, wordsOf} from '../js/holder.js'
import {call, points, t} from '../js/loyalty.js'
import {isRefusal, newKey} from '../js/once.js'
import {pieces} from '../js/pieces.js'
import {saveFile} from '../js/save_file.js'
import {readVoucher} from '../js/voucher_event.js'
import {goodUntil, lastDay} from '../js/vouchers.js'

const LINES = 20
const MOST_LETTERS = 64 * 1024

export default {
  components: pieces('me-problem', 'me-scan'),
  props: {
    holder: {type: Object, required: true},
    // Vouchers that came in the holder's messages.
    brought: {type: Array, default: () => []}
  },
  emits: ['changed', 'reserved'],
  data: () => ({
    vouchers: null,
    total: 0,
    typed: '',
    read: null,
    keys: {},
    busy: '',
    done: '',
    problem: null
  }),
  computed: {
    readWords() {
      const {title, ends} = this.read
      const when = goodUntil({expires_at: ends})
      return t('me.vouchers.says', {value: title, when})
    },
    // Those that this server shows are not shown twice.
    others() {
      const known = (this.vouchers ?? []).map(({event}) => event?.id)
      return this.brought
        .filter(event => !known.includes(event.id))
        .map(event => readVoucher(JSON.stringify(event)))
        .filter(Boolean)
    }
  },
  methods: {
    t,
    worth: ({value: {points: count, perk}}) => perk?.name ?? points(count),
    detail(voucher) {
      const {merchant, state, used_at: used, reason} = voucher
      const when = state === 'used' ? lastDay(used) : goodUntil(voucher)
      const said = t(`me.vouchers.${state}`, {when})
      return [merchant.name, said, reason].filter(Boolean).join(' · ')
    },
    more() {
      return this.fetch(this.vouchers.length)
    },
    async fetch(offset = 0) {
      try {
        const path = `/me/vouchers?limit=${LINES}&offset=${offset}`
        const page = await call('GET', path)
        const known = offset ? this.vouchers : []
        this.vouchers = [...known, ...page.data]
        this.total = page.total
      } catch (error) {
        this.problem = wordsOf(error)
      }
    },
    save({event, id}) {
      saveFile(`loyalty-voucher-${id}.json`, JSON.stringify(event))
    },
    async guard() {
      this.problem = this.read = null
      if (!isSecret(this.typed)) return
      this.problem = {words: t('me.problem.secret')}
      await this.$nextTick() // a field shows what has changed only
      this.typed = ''
    },
    seen(text) {
      this.typed = text
      return this.guard()
    },
    async readFile(file) {
      if (!file) return
      await this.seen(await file.slice(0, MOST_LETTERS).text())
      this.look()
    },
    look() {
      if (!this.typed) return
      this.read = readVoucher(this.typed)
      if (!this.read) this.problem = {words: t('me.vouchers.no_voucher')}
    },
    // One key for one voucher, until there is an answer.
    async use(event) {
      this.busy = event.id
      this.problem = null
      this.done = ''
      this.keys[event.id] ??= newKey()
      try {
        const once = {'Idempotency-Key': this.keys[event.id]}
        const signer = await signerOf(this.holder)
        const path = '/vouchers/redeem'
        const body = {voucher: event}
        this.used(await callSigned(signer, 'POST', path, body, once))
        await this.fetch()
      } catch (error) {
        if (isRefusal(error)) delete this.keys[event.id]
        this.problem = wordsOf(error)
      }
      this.busy = ''
    },
    used({voucher, points: count, redemption}) {
      this.typed = ''
      this.read = null
      this.$emit('changed')
      if (redemption) {
        this.$emit('reserved', redemption)
        return
      }
      const merchant = voucher.merchant.name
      const worth = this.worth(voucher)
      this.done = t('me.vouchers.done', {
        worth,
        merchant,
        points: points(count)
      })
    }
  },
  created() {
    this.fetch()
  }
}
