//! The elements of camt that matter.

/// Makes the elements from their names.
macro_rules! tags {
    ($($name:ident)*) => {
        /// An element, by its local name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(clippy::upper_case_acronyms, reason = "the names of the standard")]
        pub(super) enum Tag {
            $(#[doc = concat!("`", stringify!($name), "`")] $name,)*
            /// Any other.
            Other,
        }

        impl Tag {
            /// The element of a name.
            pub(super) fn of(name: &str) -> Self {
                match name {
                    $(stringify!($name) => Self::$name,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    Document BkToCstmrStmt BkToCstmrAcctRpt BkToCstmrDbtCdtNtfctn Stmt Rpt Ntfctn
    Acct Id IBAN Othr Ccy Bal Tp CdOrPrtry Cd Prtry Amt CdtDbtInd Dt DtTm
    Ntry RvslInd Sts BookgDt ValDt AcctSvcrRef NtryDtls AddtlNtryInf
    TxDtls AmtDtls TxAmt Refs EndToEndId RltdPties Dbtr Pty Nm DbtrAcct UltmtDbtr
    RmtInf Ustrd Strd CdtrRefInf Ref RfrdDocInf Nb RtrInf Rsn AddtlTxInf
}
