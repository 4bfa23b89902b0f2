export { paidForDeal, paidForPurchase } from './sales.repository'
